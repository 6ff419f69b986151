package io.cygi.remote.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.contracts.UnavailableException;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.replica.RepetitionBudget;
import io.cygi.remote.replica.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each attempt may be carried out, so unbounded repetitions would multiply the load of a service that fails under it. */
@Timeout(120)
class CallRepetitionsTest {

    private static final int CALLS = 500;
    private static final int THREADS = 100;

    private static final Call<Integer, Boolean> CALL = new Call<>(
            "question", "query-side", Set.of("command-side"), Duration.ofSeconds(20), Integer.class, Boolean.class);

    /** {@return the number of requests that a replica gets for many calls, of which none is answered} */
    private static int requests(int status, String body) throws Exception {
        try (StandInService failing = StandInService.answering(status, body);
                InternalHttp http = StandInService.http();
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Replicas replicas = StandInService.replicas(failing.address());
            ServiceCalls calls = new ServiceCalls(service -> replicas, http);
            List<Future<Throwable>> ends = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                ends.add(threads.submit(() -> catchThrowable(() -> calls.ask(CALL, "fan-1", number))));
            }
            for (Future<Throwable> end : ends) {
                assertThat(end.get()).isInstanceOf(UnavailableException.class);
            }
            return failing.requests().size();
        }
    }

    @Test
    void areBoundedOnceTheReserveIsGone() throws Exception {
        assertThat(requests(500, "")).isLessThanOrEqualTo(CALLS + RepetitionBudget.RESERVE + CALLS / 5);
    }

    @Test
    void takeNothingFromTheBudgetWhereNothingWasBegun() throws Exception {
        assertThat(requests(503, "{\"begun\":false,\"draining\":false}")).isGreaterThanOrEqualTo(2 * CALLS);
    }
}
