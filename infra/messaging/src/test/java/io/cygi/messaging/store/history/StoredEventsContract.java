package io.cygi.messaging.store.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.history.StoredEvents.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;

/** The contract of every implementation of stored events. */
public abstract class StoredEventsContract {

    private static final int UUID_LENGTH = 36;

    /** Characters of a large event, so that a few are more than an answer of another process has. */
    private static final int LARGE = 400_000;

    private final EventStore store;
    private final StoredEvents events;

    /** @param store has the events @param events reads them */
    protected StoredEventsContract(EventStore store, StoredEvents events) {
        this.store = store;
        this.events = events;
    }

    /** {@return an event that is not stored yet} @param aggregateId whose @param sequence its place */
    protected static DomainEventMessage<?> happened(String aggregateId, long sequence) {
        return Happened.to(aggregateId, sequence);
    }

    @Test
    void readsThePayloadsOfAPage() {
        String prefix = UUID.randomUUID().toString();
        store.publish(Happened.to(prefix + "/b", 0), Happened.to(prefix + "/a", 0), Happened.to(prefix + "/a", 1));

        List<StoredEvent> page = events.page(prefix, Place.before(prefix), Long.MAX_VALUE, 10);

        assertThat(events.payloads(page))
                .containsExactly(
                        new Happened(prefix + "/a@0"), new Happened(prefix + "/a@1"), new Happened(prefix + "/b@0"));
    }

    @Test
    void findsTheEndOfAPageAndReadsUpToIt() {
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
    void readsEventsThatWereStoredAfterTheEndOfThePageWasFound() {
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
    void readsNothingBehindTheCut() {
        String prefix = UUID.randomUUID().toString();
        store.publish(Happened.to(prefix + "/a", 0));
        long cut = events.newestIndex();
        store.publish(Happened.to(prefix + "/a", 1), Happened.to(prefix + "/b", 0));
        Place before = Place.before(prefix);

        assertThat(events.page(prefix, before, cut, 10)).singleElement().satisfies(event -> {
            assertThat(event.index()).isLessThanOrEqualTo(cut);
            assertThat(event.aggregateId()).isEqualTo(prefix + "/a");
            assertThat(event.sequence()).isZero();
            assertThat(event.payload()).asString(UTF_8).contains(prefix + "/a@0");
        });
        assertThat(events.between(before, Place.after(prefix), cut)).hasSize(1);
        assertThat(events.pageEnd(prefix, before, cut, 2)).isNull();
        assertThat(events.count(prefix, cut)).isOne();
        assertThat(events.count(prefix, Long.MAX_VALUE)).isEqualTo(3);
        assertThat(events.newestIndex()).isGreaterThan(cut);
    }

    @Test
    void readsEventsOfSomeTypesOfSomeAggregates() {
        String prefix = UUID.randomUUID().toString();
        store.publish(Happened.to(prefix + "/a", 0), Happened.to(prefix + "/b", 0), Happened.to(prefix + "/c", 0));
        List<String> found = new ArrayList<>();

        events.each(
                List.of(prefix + "/a", prefix + "/c"),
                List.of(Happened.class),
                event -> found.add(event.aggregateId().substring(UUID_LENGTH)));
        events.each(List.of(prefix + "/b"), List.of(String.class), event -> found.add("another type"));

        assertThat(found).containsExactlyInAnyOrder("/a", "/c");
    }

    @Test
    void readsAnAggregateThatHasMoreEventsThanAPage() {
        String id = UUID.randomUUID().toString();
        List<Object> said = new ArrayList<>();
        for (int sequence = 0; sequence < StoredEvents.PAGE + 2; sequence++) {
            store.publish(Happened.to(id, sequence));
            said.add(new Happened(id + "@" + sequence));
        }
        store.publish(Happened.to(id + "/another", 0));

        assertThat(events.payloadsOf(id)).isEqualTo(said);
        assertThat(events.lastPayloadOf(id)).contains(said.getLast());
        said.add(new Happened(id + "/another@0"));
        List<Object> all = new ArrayList<>();
        events.eachPayload(id, all::add);
        assertThat(all).isEqualTo(said);
    }

    /** A reader that has the events in parts reads on until the end. */
    @Test
    void readsLargeEventsOfSeveralAggregates() {
        String prefix = UUID.randomUUID().toString();
        List<String> ids = List.of(prefix + "/a", prefix + "/b", prefix + "/c");
        List<Object> said = new ArrayList<>();
        for (String id : ids) {
            for (int sequence = 0; sequence < 3; sequence++) {
                Happened large =
                        new Happened(id.substring(UUID_LENGTH) + sequence + ".".repeat(LARGE * (sequence + 1)));
                store.publish(new GenericDomainEventMessage<>("test", id, sequence, large));
                said.add(large);
            }
        }

        List<StoredEvent> page = events.page(prefix, Place.before(prefix), Long.MAX_VALUE, 8);
        assertThat(events.payloads(page)).isEqualTo(said.subList(0, 8));
        assertThat(events.payloads(events.between(Place.before(prefix), Place.after(prefix), Long.MAX_VALUE)))
                .isEqualTo(said);
        List<StoredEvent> each = new ArrayList<>();
        events.each(ids, List.of(Happened.class), each::add);
        assertThat(events.payloads(each)).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void readsEventsOfManyAggregatesOnceEach() {
        String prefix = UUID.randomUUID().toString();
        List<String> ids =
                IntStream.range(0, 450).mapToObj(i -> prefix + "/" + i).toList();
        ids.forEach(id -> store.publish(Happened.to(id, 0), Happened.to(id, 1)));
        List<String> found = new ArrayList<>();

        events.each(ids, List.of(Happened.class), event -> found.add(event.aggregateId() + "@" + event.sequence()));

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(ids.stream()
                        .flatMap(id -> Stream.of(id + "@0", id + "@1"))
                        .toList());
    }

    @Test
    void findsNothingOfAnUnknownAggregate() {
        String id = UUID.randomUUID().toString();

        assertThat(events.payloadsOf(id)).isEmpty();
        assertThat(events.last(id)).isEmpty();
        assertThat(events.lastPayloadOf(id)).isEmpty();
        assertThat(events.page(id, Place.before(id), Long.MAX_VALUE, 10)).isEmpty();
        assertThat(events.count(id, Long.MAX_VALUE)).isZero();
    }

    @Test
    void refusesAnEventOfAnUnknownType() {
        StoredEvent unknown = new StoredEvent(
                1, "a", 0, UUID.randomUUID().toString(), "io.cygi.Forgotten", "1", "2026-03-01T10:00:00Z", new byte[] {
                    '{', '}'
                });

        assertThatThrownBy(() -> events.payloads(List.of(unknown)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("io.cygi.Forgotten");
    }
}
