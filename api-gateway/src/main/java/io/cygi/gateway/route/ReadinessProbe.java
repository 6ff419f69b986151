package io.cygi.gateway.route;

import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.ReplicaProbe;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a replica for its readiness. A replica that answers anything but 503 takes requests. */
final class ReadinessProbe implements ReplicaProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final HttpClient client;

    /** Creates the probe. @param client sends the requests */
    ReadinessProbe(HttpClient client) {
        this.client = client;
    }

    @Override
    public State probe(Replica replica) {
        HttpRequest request = HttpRequest.newBuilder(replica.resolve("/actuator/health/readiness"))
                .timeout(TIMEOUT)
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 503 ? State.DRAINING : State.READY;
        } catch (IOException e) {
            return State.AWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return State.AWAY;
        }
    }
}
