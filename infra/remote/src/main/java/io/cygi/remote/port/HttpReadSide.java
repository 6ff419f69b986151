package io.cygi.remote.port;

import io.cygi.messaging.processing.ReadSide;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.serve.ServedCall;
import java.time.Duration;
import java.util.Set;

/** The views of the query side, asked over HTTP whether they show all events. */
public final class HttpReadSide implements ReadSide {

    private static final Call<Query, CaughtUp> CALL = new Call<>(
            "caught-up", "query-side", Set.of("api-gateway"), Duration.ofSeconds(2), Query.class, CaughtUp.class);

    private final ServiceCalls calls;

    /** Creates the client. @param calls sends to the query side */
    public HttpReadSide(ServiceCalls calls) {
        this.calls = calls;
    }

    private record Query(long waitMillis) {}

    private record CaughtUp(boolean caughtUp) {}

    /** {@return the call as the query side answers it} @param readSide the port of this process */
    public static ServedCall served(ReadSide readSide) {
        return ServedCall.answered(
                CALL, (query, time) -> new CaughtUp(readSide.awaitCaughtUp(time.atMost(query.waitMillis()))));
    }

    @Override
    public boolean awaitCaughtUp(Duration timeout) {
        return calls.await(CALL, "", timeout, left -> new Query(left.toMillis()))
                .caughtUp();
    }
}
