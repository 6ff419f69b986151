package io.cygi.queue.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.AdmissionGate.Decision;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.service.SalePolicy;
import io.cygi.queue.service.SalePolicyCache;
import io.cygi.remote.port.AdmissionDesk;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the gate to an edge in another process. It remembers the uses of passes that it has let through until the edge tells
 * their end. The end of a use that another process has let through, or that comes after the use was forgotten, is only written to
 * the room's log.
 */
final class WaitingRoomDesk implements AdmissionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoomDesk.class);

    private static final Duration SETTLED = Duration.ofMinutes(10);

    /**
     * The time after which the edge counts as gone. A booking with the longest wait takes less. The room's log takes the pass for
     * abandoned after the same time, so a longer one would protect nothing at other replicas.
     */
    private static final Duration UNTOLD_MAX = Duration.ofMinutes(1);

    /** The time for which the end of a forgotten use may still come. */
    private static final Duration LATE_MAX = Duration.ofMinutes(10);

    private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final int USES_MAX = 100_000;

    private static final Pattern USE =
            Pattern.compile("([^/]{36})/([^/]{36})/([^/]{1,64})/(-?[0-9]{1,9})/([0-9]{1,9})/([0-9a-f]{1,16})");

    private final String process = UUID.randomUUID().toString();
    private final AdmissionGate gate;
    private final SalePolicyCache policies;
    private final PassUses passes;
    private final Cache<String, Admitted> underWay;
    private final Cache<String, Boolean> forgotten;
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong reportAt = new AtomicLong(System.nanoTime());

    /** Creates the desk. @param ticker tells the time for which uses are remembered */
    WaitingRoomDesk(AdmissionGate gate, SalePolicyCache policies, PassUses passes, Ticker ticker) {
        this.gate = gate;
        this.policies = policies;
        this.passes = passes;
        this.forgotten = Caffeine.newBuilder()
                .maximumSize(USES_MAX)
                .expireAfterWrite(LATE_MAX)
                .ticker(ticker)
                .build();
        this.underWay = Caffeine.newBuilder()
                .maximumSize(USES_MAX)
                .ticker(ticker)
                .expireAfterWrite(UNTOLD_MAX)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .<String, Admitted>evictionListener((id, admitted, cause) -> {
                    if (id != null && admitted != null) {
                        forgotten.put(id, Boolean.TRUE);
                        passes.forget(admitted);
                    }
                })
                .build();
    }

    @Override
    public Decision decide(Attempt attempt) {
        return gate.decide(attempt);
    }

    @Override
    public Duration openFor(ConcertId concertId) {
        SalePolicy policy = policies.of(concertId);
        return policy.settled() && !policy.settings().enabled() ? SETTLED : Duration.ZERO;
    }

    @Override
    public String note(Admitted admitted) {
        PassUse use = PassUses.useOf(admitted);
        underWay.put(use.use(), admitted);
        return String.join(
                "/",
                process,
                use.use(),
                use.concertId().value(),
                Integer.toString(use.place().partition()),
                Integer.toString(use.place().offset()),
                use.attempt());
    }

    @Override
    public void end(String use, boolean booked) {
        Matcher parts = USE.matcher(use);
        if (!parts.matches()) {
            throw new IllegalArgumentException("it names no use of a pass");
        }
        Place place = new Place(Integer.parseInt(parts.group(4)), Integer.parseInt(parts.group(5)));
        PassUse named = new PassUse(new ConcertId(parts.group(3)), place, parts.group(6), parts.group(2));
        if (parts.group(1).equals(process)) {
            endHere(named, booked);
        } else {
            passes.endElsewhere(named, booked);
        }
    }

    /** Ends a use of this process. The end may be told again, and then nothing is left to do. */
    private void endHere(PassUse use, boolean booked) {
        Admitted admitted = underWay.asMap().remove(use.use());
        if (admitted == null) {
            endLate(use, booked);
        } else if (booked) {
            gate.booked(admitted);
        } else {
            gate.release(admitted);
        }
    }

    /** Ends a use that was forgotten because its end had not come. The log may still hold its pass. */
    private void endLate(PassUse use, boolean booked) {
        if (forgotten.getIfPresent(use.use()) != null) {
            passes.endElsewhere(use, booked);
            forgotten.invalidate(use.use());
            report(late.incrementAndGet());
        }
    }

    /** Logs the number of late ends, at most once a minute. */
    private void report(long ends) {
        long now = System.nanoTime();
        long due = reportAt.get();
        if (now - due >= 0 && reportAt.compareAndSet(due, now + REPORT_NANOS)) {
            LOG.warn(
                    "{} ends of bookings have come more than {} after their admission so far; another booking may have"
                            + " used a pass meanwhile",
                    ends,
                    UNTOLD_MAX);
        }
    }
}
