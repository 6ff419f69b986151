package io.cygi.settlement;

import io.cygi.messaging.TestDatabase;
import io.cygi.service.ServiceAccessContract;
import io.cygi.service.ServiceBehindEdge;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Tests who may call settlement if it runs apart. */
@SpringBootTest(
        classes = {SettlementMain.class, ServiceBehindEdge.Clocks.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cygi.service.name=settlement",
            "cygi.services.command-side=http://127.0.0.1:1",
            "cygi.commands.transport=remote",
            "cygi.settlement.cron=-",
            "server.address=127.0.0.1",
            "spring.threads.virtual.enabled=true",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.auto-commit=false"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class ServiceAccessTest extends ServiceAccessContract {

    /** The service has no endpoint for fans. This one is another service's, so it is found by nobody. */
    @Override
    protected Endpoint forFans() {
        return new Endpoint("GET", "/api/v1/me/wallet/top-ups", 404);
    }

    @Override
    protected Endpoint forAdmins() {
        return new Endpoint("GET", "/api/v1/admin/settlements/findings", 200);
    }

    /** The service has no endpoint for everybody. The list of concerts is another service's. */
    @Override
    protected List<Endpoint> forEverybody() {
        return List.of(new Endpoint("GET", "/api/v1/concerts", 404));
    }
}
