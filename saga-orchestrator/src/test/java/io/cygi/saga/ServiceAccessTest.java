package io.cygi.saga;

import io.cygi.messaging.TestDatabase;
import io.cygi.service.ServiceAccessContract;
import io.cygi.service.ServiceBehindEdge;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Tests who may call the saga orchestrator if it runs apart. */
@SpringBootTest(
        classes = {SagaOrchestratorMain.class, ServiceBehindEdge.Clocks.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cygi.service.name=saga-orchestrator",
            "cygi.services.command-side=http://127.0.0.1:1",
            "cygi.commands.transport=remote",
            // The command side is on the class path of these tests, and is another process here.
            "spring.autoconfigure.exclude=io.cygi.command.CommandSideAutoConfiguration",
            "server.address=127.0.0.1",
            "spring.threads.virtual.enabled=true",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.auto-commit=false"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class ServiceAccessTest extends ServiceAccessContract {

    private static final String TOP_UP = "11111111-2222-4333-8444-555555555555";

    /** The service has no endpoint for fans alone. This one is another service's, so it is found by nobody. */
    @Override
    protected Endpoint forFans() {
        return new Endpoint("GET", "/api/v1/me/wallet/top-ups", 404);
    }

    @Override
    protected Endpoint forAdmins() {
        return new Endpoint("GET", "/api/v1/admin/top-ups/differences?date=2026-01-01", 200);
    }

    @Override
    protected List<Endpoint> forEverybody() {
        return List.of(new Endpoint("GET", "/api/v1/top-ups/" + TOP_UP + "/approved", 303));
    }
}
