package io.cygi.remote.port;

import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.serve.ServedCall;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcomes of reservations, read from the query side over HTTP. */
public final class HttpReservationOutcomes implements ReservationOutcomes {

    private static final Call<Query, ReservationBody> CALL = new Call<>(
            "reservation-outcome",
            "query-side",
            Set.of("command-side"),
            Duration.ofSeconds(2),
            Query.class,
            ReservationBody.class);

    /** The part of the caller's time in which nothing is waited for, so that the answer comes in time. */
    static final Duration RESERVE = Duration.ofSeconds(1);

    private final ServiceCalls calls;

    /** Creates the client. @param calls sends to the query side */
    public HttpReservationOutcomes(ServiceCalls calls) {
        this.calls = calls;
    }

    /** The question. @param paidAfter the last event before the payment whose outcome is awaited, null for the booking's */
    private record Query(
            ReservationId reservationId,
            Requester requester,
            @Nullable Long paidAfter,
            long waitMillis) {

        private Query {
            Objects.requireNonNull(reservationId);
            Objects.requireNonNull(requester);
        }
    }

    /** {@return the call as the query side answers it} @param outcomes the port of this process */
    public static ServedCall served(ReservationOutcomes outcomes) {
        return ServedCall.answered(CALL, (query, time) -> {
            Duration wait = time.atMost(query.waitMillis());
            // A reservation that the view does not have yet is waited for, too, however short the wait for its outcome
            // is.
            return time.within(
                    RESERVE,
                    () -> query.paidAfter() == null
                            ? outcomes.await(query.reservationId(), query.requester(), wait)
                            : outcomes.awaitPayment(query.reservationId(), query.requester(), query.paidAfter(), wait));
        });
    }

    @Override
    public ReservationBody await(ReservationId reservationId, Requester requester, Duration patience) {
        return ask(reservationId, requester, null, patience);
    }

    @Override
    public ReservationBody awaitPayment(
            ReservationId reservationId, Requester requester, long lastEvent, Duration patience) {
        return ask(reservationId, requester, lastEvent, patience);
    }

    private ReservationBody ask(
            ReservationId reservationId, Requester requester, @Nullable Long paidAfter, Duration patience) {
        return calls.await(
                CALL,
                requester.accountId().value(),
                patience,
                left -> new Query(reservationId, requester, paidAfter, left.toMillis()));
    }
}
