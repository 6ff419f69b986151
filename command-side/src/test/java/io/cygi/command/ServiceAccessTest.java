package io.cygi.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TestDatabase;
import io.cygi.service.ServiceAccessContract;
import io.cygi.service.ServiceBehindEdge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Tests who may call the command side if it runs apart. */
@SpringBootTest(
        classes = {CommandSideApplication.class, ServiceBehindEdge.Clocks.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cygi.service.name=command-side",
            // The outcomes that this service needs. No request of this test asks for one.
            "cygi.services.query-side=http://127.0.0.1:1",
            "cygi.commands.serve=true",
            "server.address=127.0.0.1",
            "spring.threads.virtual.enabled=true",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.auto-commit=false"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class ServiceAccessTest extends ServiceAccessContract {

    private static final String CONCERT = "11111111-2222-4333-8444-555555555555";

    @Override
    protected Endpoint forFans() {
        return new Endpoint("GET", "/api/v1/reservations/" + CONCERT + "." + CONCERT + "/cancellation", 404);
    }

    @Override
    protected Endpoint forAdmins() {
        return new Endpoint("POST", "/api/v1/admin/top-ups/x/refund", 400);
    }

    @Override
    protected List<Endpoint> forEverybody() {
        return List.of(new Endpoint("GET", "/api/v1/concerts/" + CONCERT + "/poster", 400));
    }

    @Test
    void takesCommandsOfTheServicesThatSendThem() {
        Endpoint commands = new Endpoint("GET", "/internal/v1/commands", 204);

        assertThat(List.of("saga-orchestrator", "settlement", "api-gateway"))
                .allSatisfy(name -> assertAnswered(commands, asService(commands, name)));
        assertThat(List.of("query-side", "queue", "command-side"))
                .allSatisfy(name -> assertRefused(asService(commands, name), 403, "FORBIDDEN"));
    }

    @Test
    void takesReadsOfEventsOfTheServicesThatRead() {
        Endpoint events = new Endpoint("GET", "/internal/v1/events", 204);

        assertThat(List.of("query-side", "queue", "settlement", "api-gateway"))
                .allSatisfy(name -> assertAnswered(events, asService(events, name)));
        assertThat(List.of("saga-orchestrator", "command-side"))
                .allSatisfy(name -> assertRefused(asService(events, name), 403, "FORBIDDEN"));
    }
}
