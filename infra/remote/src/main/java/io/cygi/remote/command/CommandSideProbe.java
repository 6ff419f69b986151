package io.cygi.remote.command;

import io.cygi.remote.http.InternalAnswer;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.NotExecutedException;
import io.cygi.remote.http.OutcomeUnknownException;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.ReplicaProbe;
import java.time.Duration;

/** Asks an endpoint of the command side whether it takes requests. */
public final class CommandSideProbe implements ReplicaProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final InternalHttp http;
    private final CommandFormat format;
    private final String path;

    /**
     * Creates the probe.
     *
     * @param http sends requests to the replica
     * @param format reads the faults of its answers
     * @param path the path of the endpoint
     */
    public CommandSideProbe(InternalHttp http, CommandFormat format, String path) {
        this.http = http;
        this.format = format;
        this.path = path;
    }

    @Override
    public State probe(Replica replica) {
        try {
            InternalAnswer answer = http.send(replica, new InternalRequest("GET", path, null, null, TIMEOUT));
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
