package io.cygi.remote.port;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.DeadlineOverException;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.serve.CallTime;
import io.cygi.remote.serve.ServedCall;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The admission gate of the waiting rooms, asked over HTTP. The end of a booking is told to the replica that has admitted it, or
 * to another one if that one does not answer. A fan whose booking was refused gets the answer once the pass is free, so that a retry
 * finds it free, but waits for that a short time only. All other ends are told after the answer. If nobody hears an end, the pass
 * is free after a while.
 */
public final class HttpAdmissionGate implements AdmissionGate, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpAdmissionGate.class);

    private static final Set<String> EDGE = Set.of("api-gateway");

    private static final Call<Asked, Decided> DECIDE =
            new Call<>("admission", "queue", EDGE, Duration.ofSeconds(3), Asked.class, Decided.class);

    private static final Call<End, Ended> END =
            new Call<>("admission-end", "queue", EDGE, Duration.ofSeconds(3), End.class, Ended.class);

    private static final int CONCERTS_MAX = 10_000;

    /** The longest time for which no decision is asked for, whatever the waiting rooms say. */
    private static final Duration OPEN_MAX = Duration.ofMinutes(10);

    /** The longest time for which the answer to a refused booking waits until the pass is free. */
    private static final Duration RELEASE_WAIT = Duration.ofMillis(500);

    private final ServiceCalls calls;
    private final Duration releaseWait;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Cache<ConcertId, Duration> open = Caffeine.newBuilder()
            .maximumSize(CONCERTS_MAX)
            .expireAfter(Expiry.<ConcertId, Duration>creating((concert, time) -> time))
            .build();

    /** Creates the client. @param calls sends to the waiting rooms */
    public HttpAdmissionGate(ServiceCalls calls) {
        this(calls, RELEASE_WAIT);
    }

    /**
     * Creates the client with another bound.
     *
     * @param calls sends to the waiting rooms
     * @param releaseWait the longest time for which {@link #release} waits; afterwards it goes on in the background
     */
    public HttpAdmissionGate(ServiceCalls calls, Duration releaseWait) {
        this.calls = calls;
        this.releaseWait = releaseWait;
    }

    private record Asked(Attempt attempt) {

        private Asked {
            Objects.requireNonNull(attempt.concertId());
            Objects.requireNonNull(attempt.fanId());
            Objects.requireNonNull(attempt.address());
            Objects.requireNonNull(attempt.idempotencyKey());
            Objects.requireNonNull(attempt.proof());
        }

        /** Leaves out the pass and the key, which belong to the fan alone. */
        @Override
        public String toString() {
            return "Asked[concertId=" + attempt.concertId() + "]";
        }
    }

    private enum Kind {
        NO_ROOM,
        ANSWERED,
        ADMITTED,
        WAIT
    }

    /** The decision. @param openMillis the time for which further bookings of the concert need no decision */
    private record Decided(
            Kind kind,
            long openMillis,
            @Nullable String pass,
            @Nullable String use,
            @Nullable JsonNode ticket,
            @Nullable URI location,
            int retryAfterSeconds) {

        private Decided {
            Objects.requireNonNull(kind);
            if (kind == Kind.ADMITTED && (pass == null || use == null)
                    || kind == Kind.WAIT && (ticket == null || location == null)) {
                throw new IllegalArgumentException("a field of the decision is missing");
            }
        }

        static Decided of(Kind kind, Duration open) {
            return new Decided(kind, open.toMillis(), null, null, null, null, 0);
        }

        @Override
        public String toString() {
            return "Decided[kind=" + kind + "]";
        }
    }

    private record End(String use, boolean booked) {

        private End {
            Objects.requireNonNull(use);
        }
    }

    private record Ended(boolean ended) {}

    /** The use of a pass that a replica has let through. */
    private record RemoteUse(Replica replica, String use) {}

    /** {@return the call for decisions as the waiting rooms answer it} @param desk their gate @param json writes tickets */
    public static ServedCall served(AdmissionDesk desk, JsonMapper json) {
        return ServedCall.answered(DECIDE, (asked, time) -> switch (desk.decide(asked.attempt())) {
            case NoWaitingRoom none ->
                Decided.of(Kind.NO_ROOM, desk.openFor(asked.attempt().concertId()));
            case AlreadyAnswered answered -> Decided.of(Kind.ANSWERED, Duration.ZERO);
            case Admitted admitted -> heard(desk, admitted, time);
            case MustWait wait ->
                new Decided(
                        Kind.WAIT,
                        0,
                        null,
                        null,
                        json.valueToTree(wait.ticket()),
                        wait.location(),
                        wait.retryAfterSeconds());
        });
    }

    /**
     * {@return the decision, if somebody hears it} An admission that nobody hears ends at once. Its pass would otherwise stay
     * used, although no booking follows.
     */
    private static Decided heard(AdmissionDesk desk, Admitted admitted, CallTime time) {
        String use = desk.note(admitted);
        try {
            time.requireCaller();
        } catch (DeadlineOverException e) {
            desk.end(use, false);
            throw e;
        }
        return new Decided(Kind.ADMITTED, 0, admitted.pass(), use, null, null, 0);
    }

    /** {@return the call for ends of bookings as the waiting rooms answer it} @param desk their gate */
    public static ServedCall servedEnd(AdmissionDesk desk) {
        return ServedCall.answered(END, (end, time) -> {
            desk.end(end.use(), end.booked());
            return new Ended(true);
        });
    }

    @Override
    public Decision decide(Attempt attempt) {
        if (open.getIfPresent(attempt.concertId()) != null) {
            return NoWaitingRoom.INSTANCE;
        }
        ServiceCalls.Answered<Decided> answered =
                calls.answered(DECIDE, attempt.fanId().value(), new Asked(named(attempt)));
        Decided decided = answered.answer();
        return switch (decided.kind()) {
            case NO_ROOM -> noRoom(attempt.concertId(), decided);
            case ANSWERED -> AlreadyAnswered.INSTANCE;
            case ADMITTED ->
                new Admitted(
                        Objects.requireNonNull(decided.pass()),
                        new RemoteUse(answered.replica(), Objects.requireNonNull(decided.use())));
            case WAIT ->
                new MustWait(
                        Objects.requireNonNull(decided.ticket()),
                        Objects.requireNonNull(decided.location()),
                        decided.retryAfterSeconds());
        };
    }

    private NoWaitingRoom noRoom(ConcertId concertId, Decided decided) {
        Duration time = Duration.ofMillis(decided.openMillis());
        if (time.isPositive()) {
            open.put(concertId, time.compareTo(OPEN_MAX) > 0 ? OPEN_MAX : time);
        }
        return NoWaitingRoom.INSTANCE;
    }

    /**
     * {@return the attempt with a name, so that it stays the same attempt when it is sent again} The name of an attempt without a
     * key has a space, which no key of a client has.
     */
    private static Attempt named(Attempt attempt) {
        return attempt.idempotencyKey() != null
                ? attempt
                : new Attempt(
                        attempt.concertId(),
                        attempt.fanId(),
                        attempt.address(),
                        attempt.pass(),
                        "attempt " + UUID.randomUUID(),
                        attempt.proof());
    }

    @Override
    public void booked(Admitted admitted) {
        var unused = end(admitted, true);
    }

    @Override
    public void release(Admitted admitted) {
        try {
            end(admitted, false).get(releaseWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The release of a pass goes on in the background", e);
        } catch (ExecutionException e) {
            LOG.warn("The end of a booking is not told to the waiting room; its pass is free after a while", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return when the end is told, or counts as lost} */
    private Future<?> end(Admitted admitted, boolean booked) {
        return admitted.place() instanceof RemoteUse use
                ? threads.submit(() -> tell(use, booked))
                : CompletableFuture.completedFuture(null);
    }

    private void tell(RemoteUse use, boolean booked) {
        try {
            calls.askFirst(END, use.replica(), new End(use.use(), booked));
        } catch (RuntimeException fault) {
            LOG.warn("The end of a booking is not told to the waiting room; its pass is free after a while", fault);
        }
    }

    /** Waits until the ends of all bookings are told, or count as lost. */
    @Override
    public void close() {
        threads.close();
    }
}
