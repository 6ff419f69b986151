package io.cygi.loadtest.measure;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Prints the progress on standard error, once a second, until it is closed. */
public final class Progress implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Thread teller;

    private Progress(String what, String unit, LongSupplier done, long of) {
        teller = Thread.ofPlatform().daemon().name("progress").unstarted(() -> tell(what, unit, done, of));
    }

    /** Prints a line. */
    public static void say(String format, Object... values) {
        System.err.printf(format + "%n", values);
    }

    /**
     * {@return a progress that prints the number of things done each second}
     *
     * @param unit the unit of what is counted
     */
    public static Progress of(String what, String unit, LongSupplier done) {
        return new Progress(what, unit, done, 0);
    }

    /** {@return a progress that prints the number of things done out of a known number} */
    public static Progress of(String what, String unit, LongSupplier done, long of) {
        return new Progress(what, unit, done, of);
    }

    /** Starts to print. */
    public void start() {
        teller.start();
    }

    private static void tell(String what, String unit, LongSupplier done, long of) {
        long before = done.getAsLong();
        for (int second = 1; ; second++) {
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                return;
            }
            long now = done.getAsLong();
            String goal = of == 0 ? "" : "/" + of;
            say("  %s: %d s, %d%s %s (%d/s)", what, second, now, goal, unit, now - before);
            before = now;
        }
    }

    @Override
    public void close() {
        teller.interrupt();
    }
}
