package io.cygi.messaging.server;

import static io.cygi.messaging.server.KilledPlatform.happened;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A process whose account has the rights that docs/operations.md names, table by table. */
@OnKilledDatabase
class AccountRightsTest {

    private static final String ACCOUNT = "limited";

    private final KilledPlatform platform;

    AccountRightsTest(KilledPlatform platform) {
        this.platform = platform;
    }

    @Test
    void areSufficientToAdoptARunToStoreAndToRead() throws Exception {
        String account = "'" + ACCOUNT + "'@'127.0.0.1'";
        platform.jdbc.execute("CREATE USER " + account + " IDENTIFIED BY '" + KillableDatabase.PASSWORD + "'");
        grant("SELECT", "*", account);
        grant("INSERT, UPDATE", "domain_event", account);
        grant("UPDATE", "server_run", account);
        grant("INSERT, UPDATE", "left_out_indexes", account);
        grant("INSERT, UPDATE, DELETE", "read_barrier", account);
        forgetTheRun();
        int ranges = platform.ranges().size();
        try (ConfigurableApplicationContext process = platform.process(StoreTest.Application.class, ACCOUNT)) {
            GroupedEventStore store = process.getBean(GroupedEventStore.class);
            store.publish(happened("after-rights", 0));
            try (Connection connection = process.getBean(DataSource.class).getConnection();
                    TrackingEventStream stream = store.openStream(null)) {
                assertThat(connection.getMetaData().getUserName()).startsWith(ACCOUNT);
                assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(platform.ranges()).hasSizeGreaterThan(ranges);
        }
    }

    /** The next process that starts adopts the run. */
    private void forgetTheRun() throws SQLException {
        platform.store.publish(happened("after-rights-before", 0));
        try (Connection connection = platform.connection()) {
            connection.setAutoCommit(true);
            connection.createStatement().executeUpdate("UPDATE server_run SET identity = '' WHERE id = 1");
        }
    }

    private void grant(String rights, String table, String account) {
        platform.jdbc.execute("GRANT " + rights + " ON cygi." + table + " TO " + account);
    }
}
