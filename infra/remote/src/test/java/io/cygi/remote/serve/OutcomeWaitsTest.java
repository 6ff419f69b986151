package io.cygi.remote.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.Deadline;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.port.HttpReservationOutcomes;
import io.cygi.remote.port.HttpTopUpOutcomes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The query side waits for an outcome while its answer still reaches the command side, however short the asked wait is. */
class OutcomeWaitsTest {

    private static final long DEADLINE_MILLIS = 60_000;

    private final ServiceTokens tokens =
            new ServiceTokens("command-side", List.of("a key that only the tests of calls have"), Clock.systemUTC());

    /** The time that the port had left when it was asked. */
    private final AtomicReference<Optional<Duration>> left = new AtomicReference<>(Optional.empty());

    private void ask(ServedCall call, Map<String, Object> query) throws Exception {
        MockHttpServletRequest request =
                new MockHttpServletRequest("POST", call.call().path());
        request.addHeader("Authorization", "Bearer " + tokens.token());
        request.addHeader(InternalRequest.DEADLINE, Long.toString(DEADLINE_MILLIS));
        request.setContent(JsonMapper.builder().build().writeValueAsBytes(query));
        new CallEndpoint(tokens, List.of(call), 1)
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }

    private void assertBounded() {
        assertThat(left.get().orElseThrow())
                .isPositive()
                .isLessThan(Duration.ofMillis(DEADLINE_MILLIS).minusMillis(500));
    }

    @Test
    void areBoundedForReservations() throws Exception {
        ServedCall call = HttpReservationOutcomes.served(new ReservationOutcomes() {
            @Override
            public ReservationBody await(ReservationId reservationId, Requester requester, Duration patience) {
                left.set(Deadline.left());
                throw new IllegalStateException("not needed");
            }

            @Override
            public ReservationBody awaitPayment(
                    ReservationId reservationId, Requester requester, long lastEvent, Duration patience) {
                return await(reservationId, requester, patience);
            }
        });

        ask(
                call,
                Map.of(
                        "reservationId", new ReservationId(new ConcertId(TimeOrderedIds.next()), TimeOrderedIds.next()),
                        "requester", new Requester(new AccountId("fan-1"), false),
                        "waitMillis", 30));

        assertBounded();
    }

    @Test
    void areBoundedForTopUps() throws Exception {
        ServedCall call = HttpTopUpOutcomes.served((topUpId, patience) -> {
            left.set(Deadline.left());
            return Optional.empty();
        });

        ask(call, Map.of("topUpId", new TopUpId(new AccountId("fan-1"), TimeOrderedIds.next()), "waitMillis", 30));

        assertBounded();
    }
}
