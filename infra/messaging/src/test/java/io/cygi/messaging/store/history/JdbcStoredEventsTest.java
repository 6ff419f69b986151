package io.cygi.messaging.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.worker.FailureReason;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@StoreTest
class JdbcStoredEventsTest extends StoredEventsContract {

    private final Serializer serializer;

    @Autowired
    JdbcStoredEventsTest(EventStore store, StoredEvents events, Serializer serializer) {
        super(store, events);
        this.serializer = serializer;
    }

    @Test
    void failsAsUnavailableIfTheStoreDoesNotAnswer() {
        StoredEvents away = new JdbcStoredEvents(
                new JdbcTemplate(new DriverManagerDataSource("jdbc:mysql://127.0.0.1:1/none")),
                serializer,
                NoOpEventUpcaster.INSTANCE);

        for (Runnable read : List.<Runnable>of(
                () -> away.payloadsOf("a"), () -> away.last("a"), away::newestIndex, () -> away.count("a", 1))) {
            assertThatThrownBy(read::run)
                    .isInstanceOf(UnavailableException.class)
                    .satisfies(
                            fault -> assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.DATABASE_UNAVAILABLE));
        }
    }
}
