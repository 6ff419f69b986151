package io.cygi.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TestDatabase;
import io.cygi.service.ServiceAccessContract;
import io.cygi.service.ServiceBehindEdge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Tests who may call the query side if it runs apart. */
@SpringBootTest(
        classes = {QuerySideApplication.class, ServiceBehindEdge.Clocks.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cygi.service.name=query-side",
            "server.address=127.0.0.1",
            "spring.threads.virtual.enabled=true",
            "spring.jpa.open-in-view=false",
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.auto-commit=false"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class ServiceAccessTest extends ServiceAccessContract {

    @Override
    protected Endpoint forFans() {
        return new Endpoint("GET", "/api/v1/me/wallet/top-ups", 200);
    }

    @Override
    protected Endpoint forAdmins() {
        return new Endpoint("GET", "/api/v1/admin/workers", 200);
    }

    /** The list of concerts is answered by a filter in front of the security of users. */
    @Override
    protected List<Endpoint> forEverybody() {
        return List.of(new Endpoint("GET", "/api/v1/concerts", 200), new Endpoint("GET", "/api/v1/time", 200));
    }

    @Test
    void reportsWhetherTheKeysCanBeRead() {
        assertThat(passed(forAdmins(), edge().token("ADMIN")).body()).contains("\"verification-keys\"");
    }
}
