package io.cygi.messaging.apart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.saga.SagaSchemaConfiguration;
import io.cygi.messaging.store.StoreTest.Happened;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database whose tables an earlier version has made goes on with the scripts of today. */
@Timeout(180)
class EarlierSchemaTest {

    private static final String TOKEN_TYPE = "SELECT column_type FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND table_name = 'processor_position' AND column_name = 'token'";

    private final OwnDatabase database = new OwnDatabase();

    private void earlier(String version) throws Exception {
        try (var connection = database.connect()) {
            Flyway.configure()
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .locations("classpath:db/earlier/messaging")
                    .table("flyway_messaging")
                    .target(version)
                    .load()
                    .migrate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void keepsStoredRows(String version) throws Exception {
        earlier(version);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO processor_position (processor_name, segment) VALUES ('shown', 0)");
        }
        try (ConfigurableApplicationContext process = database.start(true, SagaSchemaConfiguration.class)) {
            EventStore store = process.getBean(EventStore.class);
            store.publish(Happened.to("a", 0));
        }
        try (ConfigurableApplicationContext process = database.start(true, SagaSchemaConfiguration.class)) {
            List<?> stored = process.getBean(EventStore.class)
                    .readEvents("a")
                    .asStream()
                    .map(DomainEventMessage::getPayload)
                    .toList();

            assertThat(stored).isEqualTo(List.of(new Happened("a@0")));
            assertThat(database.ask("SELECT processor_name FROM processor_position"))
                    .containsExactly("shown");
            assertThat(database.ask(TOKEN_TYPE)).containsExactly("mediumblob");
            assertThat(database.ask("SELECT id FROM server_run ORDER BY id")).containsExactly("1", "2");
        }
    }

    @Test
    void hasTheTablesOfTheEarlierSchema() throws Exception {
        earlier("2");
        List<String> before = database.tables();
        OwnDatabase young = new OwnDatabase();
        young.start(true, SagaSchemaConfiguration.class).close();
        List<String> tables = young.tables();

        before.remove("flyway_messaging");
        assertThat(tables).containsAll(before);
        tables.removeAll(before);
        assertThat(tables).containsExactly("flyway_event_processing", "flyway_event_store", "flyway_sagas");
    }
}
