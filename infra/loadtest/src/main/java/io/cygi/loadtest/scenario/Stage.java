package io.cygi.loadtest.scenario;

import io.cygi.loadtest.fans.Accounts;
import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.options.Options;
import io.cygi.loadtest.platform.Platform;
import io.cygi.loadtest.platform.ResourceMeter;
import io.cygi.loadtest.report.Report;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/** The platform, the options and the former results that a scenario works with. */
public final class Stage {

    private static final double RATE_BEFORE_ANY_IS_KNOWN = 800;
    /** Factor on the number of fans. A level may be faster than the rate that was seen before. */
    private static final double MARGIN = 1.6;

    /** Least number of fans. Everybody who books at the same time has a booking under way when the measurement ends. */
    private static final int FANS_MIN = 600;

    private static final int FANS_MAX = 100_000;
    private static final int CONCERTS_REMEMBERED = 3;

    private final Options options;
    private final Platform platform;
    private final Report report;
    private final Accounts accounts;
    private final ResourceMeter meter;
    private final Deque<Concert> concerts = new ArrayDeque<>();
    private double bookingsPerSecond = RATE_BEFORE_ANY_IS_KNOWN;
    private OptionalDouble bookingsPerSecondOfMostClients = OptionalDouble.empty();

    /**
     * Creates the stage.
     *
     * @param options the options of the run
     * @param platform the platform that is measured
     * @param report takes the results
     */
    public Stage(Options options, Platform platform, Report report) {
        this.options = options;
        this.platform = platform;
        this.report = report;
        this.accounts = new Accounts(platform.url());
        this.meter = new ResourceMeter(platform);
    }

    /** {@return the options of the run} */
    public Options options() {
        return options;
    }

    /** {@return the platform that is measured} */
    public Platform platform() {
        return platform;
    }

    /** {@return the address of the platform} */
    public URI url() {
        return platform.url();
    }

    /** {@return the report, which takes the results} */
    public Report report() {
        return report;
    }

    /** {@return the accounts of the run} */
    public Accounts accounts() {
        return accounts;
    }

    /** {@return the meter of processes and the database} */
    public ResourceMeter meter() {
        return meter;
    }

    /** {@return a new concert on sale} @param seats the number of seats */
    public Concert concert(int seats) {
        Concert concert = Concert.onSale(url(), seats);
        concerts.addFirst(concert);
        if (concerts.size() > CONCERTS_REMEMBERED) {
            concerts.removeLast();
        }
        return concert;
    }

    /** {@return the newest concerts of this run} */
    public List<Concert> latestConcerts() {
        return List.copyOf(concerts);
    }

    /** {@return enough fans for bookings at the expected rate} @param seconds the time in seconds */
    public List<Fan> fansFor(double seconds) {
        double expected = FANS_MIN + Math.ceil(bookingsPerSecond * seconds * MARGIN);
        return fans((int) Math.min(expected, FANS_MAX));
    }

    /** {@return fans, as many as are wanted or ever registered} @param count the number wanted */
    public List<Fan> fans(int count) {
        return accounts.fans(Math.min(count, FANS_MAX));
    }

    /** Sets the expected rate of bookings, from which later scenarios compute their number of fans. */
    public void expect(double perSecond) {
        bookingsPerSecond = Math.max(1, perSecond);
    }

    /** {@return the bookings per second of the level with the most clients, if it was measured} */
    public OptionalDouble bookingsPerSecondOfMostClients() {
        return bookingsPerSecondOfMostClients;
    }

    /** Sets the bookings per second of the level with the most clients. */
    public void foundBookingsPerSecondOfMostClients(double perSecond) {
        bookingsPerSecondOfMostClients = OptionalDouble.of(perSecond);
    }
}
