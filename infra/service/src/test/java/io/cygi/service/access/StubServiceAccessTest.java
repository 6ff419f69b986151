package io.cygi.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.service.ServiceAccessContract;
import io.cygi.service.ServiceBehindEdge;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        classes = {StubService.class, ServiceBehindEdge.Clocks.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"cygi.service.name=query-side", "server.address=127.0.0.1"})
class StubServiceAccessTest extends ServiceAccessContract {

    private final StubService.Endpoints endpoints;

    @Autowired
    StubServiceAccessTest(StubService.Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    protected Endpoint forFans() {
        return new Endpoint("GET", "/api/v1/me/wallet/top-ups", 200);
    }

    @Override
    protected Endpoint forAdmins() {
        return new Endpoint("GET", "/api/v1/admin/workers", 200);
    }

    @Override
    protected List<Endpoint> forEverybody() {
        return List.of(new Endpoint("GET", "/api/v1/concerts", 200), new Endpoint("GET", "/api/v1/time", 200));
    }

    @Test
    void tellsTheEndpointWhoTheUserIs() {
        assertThat(passed(forFans(), edge().token("FAN")).body()).contains("\"somebody\"", "\"Somebody\"", "\"FAN\"");
    }

    @Test
    void answersAboutItsHealthWithoutAnyProof() {
        assertThat(send(new Endpoint("GET", "/actuator/health", 200)).body()).contains("\"UP\"");
    }

    @ParameterizedTest
    @CsvSource({
        // path, command-side, saga-orchestrator, query-side, queue, settlement, api-gateway, another
        "/internal/v1/commands, 403, 200, 403, 403, 200, 200, 403",
        "/internal/v1/events,   403, 403, 200, 200, 200, 200, 403",
        "/internal/v1/calls,    200, 200, 200, 200, 200, 200, 403",
        "/internal/v1/calls/x,  200, 200, 200, 200, 200, 200, 403",
    })
    void answersTheServicesThatMayCall(
            String path, int commands, int sagas, int queries, int rooms, int settlement, int gateway, int another) {
        Endpoint endpoint = new Endpoint("GET", path, 200);

        assertThat(List.of(
                        asService(endpoint, "command-side").statusCode(),
                        asService(endpoint, "saga-orchestrator").statusCode(),
                        asService(endpoint, "query-side").statusCode(),
                        asService(endpoint, "queue").statusCode(),
                        asService(endpoint, "settlement").statusCode(),
                        asService(endpoint, "api-gateway").statusCode(),
                        asService(endpoint, "another").statusCode()))
                .containsExactly(commands, sagas, queries, rooms, settlement, gateway, another);
    }

    @Test
    void tellsAMethodThatAPathLacks() {
        Endpoint post = new Endpoint("POST", "/api/v1/me/wallet/top-ups", 405);

        assertRefused(send(post, EDGE, edge().proof()), 405, "VALIDATION_FAILED");
    }

    @Test
    void endsAWaitThatIsLongerThanTheProofIsValid() throws Exception {
        Endpoint waits = new Endpoint("GET", "/api/v1/me/reservations", 200);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<HttpResponse<String>> answer =
                    CompletableFuture.supplyAsync(() -> passed(waits, edge().token("FAN")), executor);
            var waiting = endpoints.waiting();
            clock().advance(Duration.ofHours(2));
            waiting.setResult("late");

            assertAnswered(waits, answer.get());
            assertThat(answer.get().body()).isEqualTo("late");
        }
    }
}
