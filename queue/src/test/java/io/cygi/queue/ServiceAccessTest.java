package io.cygi.queue;

import io.cygi.messaging.TestDatabase;
import io.cygi.service.ServiceAccessContract;
import io.cygi.service.ServiceBehindEdge;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Tests who may call the waiting rooms if they run apart. No broker is there, so nothing is known of any room. */
@SpringBootTest(
        classes = {QueueMain.class, ServiceBehindEdge.Clocks.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cygi.service.name=queue",
            "cygi.services.command-side=http://127.0.0.1:1",
            "cygi.waiting-room.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "spring.autoconfigure.exclude=org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "logging.level.org.apache.kafka=off",
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
        return new Endpoint("POST", "/api/v1/concerts/" + CONCERT + "/waiting-room/tickets", 404);
    }

    @Override
    protected Endpoint forAdmins() {
        return new Endpoint("GET", "/api/v1/admin/waiting-rooms", 200);
    }

    @Override
    protected List<Endpoint> forEverybody() {
        return List.of(new Endpoint("GET", "/api/v1/concerts/" + CONCERT + "/waiting-room/lobby", 404));
    }
}
