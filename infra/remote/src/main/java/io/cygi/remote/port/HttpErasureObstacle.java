package io.cygi.remote.port;

import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.value.AccountId;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.serve.ServedCall;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The obstacles to an erasure that the query side knows, read over HTTP. */
public final class HttpErasureObstacle implements ErasureObstacle {

    private static final Call<Query, Obstacle> CALL = new Call<>(
            "erasure-obstacle",
            "query-side",
            Set.of("api-gateway"),
            Duration.ofSeconds(2),
            Query.class,
            Obstacle.class);

    private final ServiceCalls calls;

    /** Creates the client. @param calls sends to the query side */
    public HttpErasureObstacle(ServiceCalls calls) {
        this.calls = calls;
    }

    private record Query(AccountId accountId) {

        private Query {
            Objects.requireNonNull(accountId);
        }
    }

    /** The answer. It says so if there is no obstacle, so that a lost field does not erase an account. */
    private record Obstacle(boolean any, @Nullable String sentence) {

        private Obstacle {
            if (any != (sentence != null)) {
                throw new IllegalArgumentException("an obstacle has a sentence");
            }
        }
    }

    /** {@return the call as the query side answers it} @param obstacles the ports of this process */
    public static ServedCall served(List<ErasureObstacle> obstacles) {
        return ServedCall.answered(CALL, (query, time) -> obstacles.stream()
                .flatMap(obstacle -> obstacle.of(query.accountId()).stream())
                .findFirst()
                .map(sentence -> new Obstacle(true, sentence))
                .orElseGet(() -> new Obstacle(false, null)));
    }

    @Override
    public Optional<String> of(AccountId accountId) {
        return Optional.ofNullable(
                calls.ask(CALL, accountId.value(), new Query(accountId)).sentence());
    }
}
