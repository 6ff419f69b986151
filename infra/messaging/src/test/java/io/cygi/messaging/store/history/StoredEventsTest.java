package io.cygi.messaging.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class StoredEventsTest {

    private static final int UUID_LENGTH = 36;

    @Autowired
    private EventStore store;

    @Autowired
    private StoredEvents events;

    @Test
    void readsWhatTheEventsOfAPageSay() {
        String prefix = UUID.randomUUID().toString();
        store.publish(Happened.to(prefix + "/b", 0), Happened.to(prefix + "/a", 0), Happened.to(prefix + "/a", 1));

        List<StoredEvent> page = events.page(prefix, Place.before(prefix), Long.MAX_VALUE, 10);

        assertThat(events.payloads(page))
                .containsExactly(
                        new Happened(prefix + "/a@0"), new Happened(prefix + "/a@1"), new Happened(prefix + "/b@0"));
    }

    @Test
    void findsWhereAPageEndsAndReadsUpToThere() {
        String prefix = UUID.randomUUID().toString();
        store.publish(Happened.to(prefix + "/a", 0), Happened.to(prefix + "/a", 1), Happened.to(prefix + "/a", 2));
        store.publish(Happened.to(prefix + "/b", 0), Happened.to(prefix + "/b", 1));
        Place before = Place.before(prefix);

        Place end = events.pageEnd(prefix, before, Long.MAX_VALUE, 2);

        assertThat(end).isEqualTo(new Place(prefix + "/a", 1));
        assertThat(said(before, end)).containsExactly("/a@0", "/a@1");
        Place next = events.pageEnd(prefix, end, Long.MAX_VALUE, 2);
        assertThat(said(end, next)).containsExactly("/a@2", "/b@0");
        assertThat(events.pageEnd(prefix, next, Long.MAX_VALUE, 2)).isNull();
        assertThat(said(next, Place.after(prefix))).containsExactly("/b@1");
    }

    @Test
    void leavesNothingOutThatIsStoredAfterThePageWasFound() {
        String prefix = UUID.randomUUID().toString();
        store.publish(Happened.to(prefix + "/b", 0), Happened.to(prefix + "/c", 0));
        Place before = Place.before(prefix);
        Place end = events.pageEnd(prefix, before, Long.MAX_VALUE, 2);
        store.publish(Happened.to(prefix + "/a", 0));

        assertThat(said(before, end)).containsExactly("/a@0", "/b@0", "/c@0");
    }

    private List<String> said(Place after, Place to) {
        return events.payloads(events.between(after, to, Long.MAX_VALUE)).stream()
                .map(event -> ((Happened) event).what().substring(UUID_LENGTH))
                .toList();
    }

    @Test
    void refusesAnEventThatNobodyKnows() {
        StoredEvent unknown = new StoredEvent(
                1, "a", 0, UUID.randomUUID().toString(), "io.cygi.Forgotten", "1", "2026-03-01T10:00:00Z", new byte[] {
                    '{', '}'
                });

        assertThatThrownBy(() -> events.payloads(List.of(unknown)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("io.cygi.Forgotten");
    }
}
