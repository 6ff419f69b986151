package io.cygi.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.UnavailableException;
import io.cygi.remote.http.NoAnswerInTimeException;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.ReplicaProbe;
import io.cygi.remote.replica.Replicas;
import io.cygi.web.problem.BusyException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutedServiceTest {

    private final RecordingService backend = new RecordingService(2);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "service",
            CircuitBreakerConfig.custom()
                    .minimumNumberOfCalls(3)
                    .slidingWindowSize(3)
                    .failureRateThreshold(80)
                    .build());
    private final RoutedService service = new RoutedService(
            client,
            new Replicas(
                    "service",
                    backend.addresses(),
                    HostResolver.SYSTEM,
                    replica -> ReplicaProbe.State.READY,
                    Clock.systemUTC()),
            breaker,
            1);

    @AfterEach
    void close() throws IOException {
        client.shutdownNow();
        backend.close();
    }

    private static RoutedRequest get(Duration timeout) {
        return new RoutedRequest(
                "/x", "key", timeout, true, HttpRequest.newBuilder().GET());
    }

    private void ask() {
        service.exchange(get(Duration.ofSeconds(20)), answer -> {});
    }

    /** Even a read is not repeated, because the time of the client is over. */
    @Test
    void givesUpAnAnswerThatDoesNotComeInTimeAndClosesTheConnection() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        backend.reply((socket, out) -> end.complete(socket.getInputStream().read()));

        assertThatThrownBy(() -> service.exchange(get(Duration.ofMillis(100)), answer -> {}))
                .isInstanceOf(UnavailableException.class)
                .hasCauseInstanceOf(NoAnswerInTimeException.class);

        assertThat(backend.received()).hasSize(1);
        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
    }

    @Test
    void closesTheConnectionOfABodyThatDoesNotComeInTime() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        backend.reply((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            out.flush();
            end.complete(socket.getInputStream().read());
        });

        assertThatThrownBy(() -> service.exchange(get(Duration.ofMillis(100)), answer -> {}))
                .hasCauseInstanceOf(NoAnswerInTimeException.class);
        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
    }

    @Test
    void asksNoMoreAfterFailures() {
        for (int i = 0; i < 6; i++) {
            backend.reply("HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n");
        }
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(UnavailableException.class);
        }

        assertThatThrownBy(this::ask).isInstanceOf(BusyException.class);

        assertThat(backend.received()).as("two replicas are asked three times").hasSize(6);
        breaker.transitionToHalfOpenState();
        ask();
        assertThat(backend.received()).hasSize(7);
    }

    @Test
    void boundsTheExchangesAndFreesTheirPlaces() {
        service.exchange(get(Duration.ofSeconds(20)), answer -> assertThatThrownBy(this::ask)
                .isInstanceOf(BusyException.class));
        assertThat(backend.received()).hasSize(1);

        backend.reply("HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n");
        backend.reply("HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n");
        assertThatThrownBy(this::ask).isInstanceOf(UnavailableException.class);
        ask();
    }
}
