package io.cygi.queue.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the gate to an edge in another process. It remembers the uses of passes that it has let through until the edge tells
 * their end. The end of a use that another process has let through is only written to the room's log.
 */
final class WaitingRoomDesk implements AdmissionDesk {

    private static final Duration SETTLED = Duration.ofMinutes(10);

    /**
     * The time after which the edge counts as gone. A booking with the longest wait takes less. The room's log takes the pass for
     * abandoned after the same time, so a longer one would protect nothing at other replicas.
     */
    private static final Duration UNTOLD_MAX = Duration.ofMinutes(1);

    private static final int USES_MAX = 100_000;

    private static final Pattern USE =
            Pattern.compile("([^/]{36})/([^/]{36})/([^/]{1,64})/(-?[0-9]{1,9})/([0-9]{1,9})/([0-9a-f]{1,16})");

    private final String process = UUID.randomUUID().toString();
    private final AdmissionGate gate;
    private final SalePolicyCache policies;
    private final PassUses passes;
    private final Cache<String, Admitted> underWay;

    WaitingRoomDesk(AdmissionGate gate, SalePolicyCache policies, PassUses passes) {
        this.gate = gate;
        this.policies = policies;
        this.passes = passes;
        this.underWay = Caffeine.newBuilder()
                .maximumSize(USES_MAX)
                .expireAfterWrite(UNTOLD_MAX)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .<String, Admitted>evictionListener((id, admitted, cause) -> {
                    if (admitted != null) {
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
        if (parts.group(1).equals(process)) {
            endHere(parts.group(2), booked);
            return;
        }
        Place place = new Place(Integer.parseInt(parts.group(4)), Integer.parseInt(parts.group(5)));
        passes.endElsewhere(new PassUse(new ConcertId(parts.group(3)), place, parts.group(6), parts.group(2)), booked);
    }

    /** Ends a use of this process. The end may be told again, and then nothing is left to do. */
    private void endHere(String id, boolean booked) {
        Admitted admitted = underWay.asMap().remove(id);
        if (admitted == null) {
            return;
        }
        if (booked) {
            gate.booked(admitted);
        } else {
            gate.release(admitted);
        }
    }
}
