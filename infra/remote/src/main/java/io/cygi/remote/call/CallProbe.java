package io.cygi.remote.call;

import io.cygi.remote.http.InternalAnswer;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.NotExecutedException;
import io.cygi.remote.http.OutcomeUnknownException;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.ReplicaProbe;
import java.time.Duration;

/** Asks the endpoint of a replica whether it answers calls. */
public final class CallProbe implements ReplicaProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final InternalHttp http;
    private final CallFormat format = new CallFormat();

    /** Creates the probe. @param http sends requests to the replica */
    public CallProbe(InternalHttp http) {
        this.http = http;
    }

    @Override
    public State probe(Replica replica) {
        try {
            InternalAnswer answer = http.send(replica, new InternalRequest("GET", Call.ENDPOINT, null, null, TIMEOUT));
            if (answer.status() == 204) {
                return State.READY;
            }
            return answer.status() == 503 && format.fault(answer.body()).draining() ? State.DRAINING : State.AWAY;
        } catch (NotExecutedException | OutcomeUnknownException e) {
            return State.AWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return State.AWAY;
        }
    }
}
