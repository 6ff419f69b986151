package io.cygi.remote.port;

import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.port.TopUpOutcomes;
import io.cygi.contracts.value.TopUpId;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.serve.ServedCall;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcomes of top-ups, read from the query side over HTTP. */
public final class HttpTopUpOutcomes implements TopUpOutcomes {

    private static final Call<Query, Shown> CALL = new Call<>(
            "top-up-outcome", "query-side", Set.of("command-side"), Duration.ofSeconds(2), Query.class, Shown.class);

    private final ServiceCalls calls;

    /** Creates the client. @param calls sends to the query side */
    public HttpTopUpOutcomes(ServiceCalls calls) {
        this.calls = calls;
    }

    private record Query(TopUpId topUpId, long waitMillis) {

        private Query {
            Objects.requireNonNull(topUpId);
        }
    }

    /** The answer. It says so if there is no top-up, so that a lost field means nothing. */
    private record Shown(boolean shown, @Nullable TopUpBody topUp) {

        private Shown {
            if (shown != (topUp != null)) {
                throw new IllegalArgumentException("a top-up that is shown is there");
            }
        }
    }

    /** {@return the call as the query side answers it} @param outcomes the port of this process */
    public static ServedCall served(TopUpOutcomes outcomes) {
        return ServedCall.answered(CALL, (query, time) -> time.within(
                        HttpReservationOutcomes.RESERVE,
                        () -> outcomes.awaitReady(query.topUpId(), time.atMost(query.waitMillis())))
                .map(topUp -> new Shown(true, topUp))
                .orElseGet(() -> new Shown(false, null)));
    }

    @Override
    public Optional<TopUpBody> awaitReady(TopUpId topUpId, Duration patience) {
        Shown shown =
                calls.await(CALL, topUpId.accountId().value(), patience, left -> new Query(topUpId, left.toMillis()));
        return Optional.ofNullable(shown.topUp());
    }
}
