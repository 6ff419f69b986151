package io.cygi.remote.port;

import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.contracts.value.AccountId;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.serve.ServedCall;
import io.cygi.web.request.IdempotencyKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** The answered requests, looked up at the command side over HTTP. */
public final class HttpIdempotencyLookup implements IdempotencyLookup {

    private static final Call<Query, Kept> CALL =
            new Call<>("idempotency", "command-side", Set.of("queue"), Duration.ofSeconds(1), Query.class, Kept.class);

    private final ServiceCalls calls;

    /** Creates the client. @param calls sends to the command side */
    public HttpIdempotencyLookup(ServiceCalls calls) {
        this.calls = calls;
    }

    private record Query(AccountId fanId, String idempotencyKey) {

        private Query {
            Objects.requireNonNull(fanId);
            Objects.requireNonNull(idempotencyKey);
        }

        /** Leaves out the key, which belongs to the fan alone. */
        @Override
        public String toString() {
            return "Query[fanId=" + fanId + "]";
        }
    }

    private record Kept(boolean kept) {}

    /** {@return the call as the command side answers it} @param answers the port of this process */
    public static ServedCall served(IdempotencyLookup answers) {
        return ServedCall.answered(CALL, (query, time) -> new Kept(answers.has(query.fanId(), query.idempotencyKey())));
    }

    /** {@inheritDoc} The replica of the fan's account is asked, which then remembers that the answer is stored. */
    @Override
    public boolean has(AccountId fanId, String idempotencyKey) {
        return IdempotencyKey.wellFormed(idempotencyKey)
                && calls.ask(CALL, fanId.value(), new Query(fanId, idempotencyKey))
                        .kept();
    }
}
