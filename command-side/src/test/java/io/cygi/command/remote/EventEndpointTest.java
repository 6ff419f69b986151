package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.history.JdbcStoredEvents;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.remote.command.CommandFault;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.event.EventAnswer;
import io.cygi.remote.event.EventFormat;
import io.cygi.remote.event.EventQuery;
import io.cygi.remote.event.EventQuery.Read;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The endpoint bounds the memory of its answers, and says where to read on. */
@Timeout(60)
class EventEndpointTest {

    private static final TwoCommandSides SIDES = TwoCommandSides.shared();
    private static final int EVENTS = 10;

    private final CommandFormat faults = new CommandFormat(CommandTypes.PLATFORM);
    private final EventFormat format = new EventFormat();
    private final ServiceTokens tokens = new ServiceTokens("queue", List.of(TwoCommandSides.KEY), Clock.systemUTC());
    private final JdbcStoredEvents events = SIDES.bean(JdbcStoredEvents.class);
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void store() {
        for (int sequence = 0; sequence < EVENTS; sequence++) {
            SIDES.bean(EventStore.class).publish(Happened.to(id, sequence));
        }
    }

    private int eventBytes() {
        return (int) events.last(id).orElseThrow().bytes();
    }

    private EventEndpoint endpoint(UnderWay underWay, int answerBytesMax) {
        return new EventEndpoint(events, faults, tokens, underWay, answerBytesMax);
    }

    private MockHttpServletResponse send(EventEndpoint endpoint, EventQuery query, String millis) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", EventQuery.PATH);
        request.addHeader("Authorization", "Bearer " + tokens.token());
        request.addHeader(InternalRequest.DEADLINE, millis);
        request.setContent(format.query(query));
        MockHttpServletResponse response = new MockHttpServletResponse();
        endpoint.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private EventQuery page(Place after) {
        return new EventQuery(Read.PAGE, id, after, null, Long.MAX_VALUE, 1_000, List.of(), List.of());
    }

    private void requireBusy(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(faults.fault(answer.getContentAsByteArray())).isEqualTo(CommandFault.busy());
    }

    @Test
    void cutsAnAnswerByItsBytesAndTellsThatItIsNotTheLast() throws IOException {
        int bytesMax = 3 * eventBytes() + 50;
        EventEndpoint endpoint = endpoint(new UnderWay(1, bytesMax), bytesMax);
        List<Integer> sizes = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        Place after = Place.before(id);
        while (after != null) {
            EventAnswer answer =
                    format.answer(send(endpoint, page(after), "30000").getContentAsByteArray());
            sizes.add(answer.events().size());
            answer.events().stream().map(StoredEvent::sequence).forEach(sequences::add);
            after = answer.place();
        }

        assertThat(sizes).containsExactly(3, 3, 3, 1);
        assertThat(sequences).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void makesNoMoreAnswersThanHaveRoomTogether() throws IOException {
        UnderWay underWay = new UnderWay(10, 2_500);
        EventEndpoint endpoint = endpoint(underWay, 1_000);
        try (UnderWay.Entry one = underWay.enter(1_000);
                UnderWay.Entry two = underWay.enter(1_000)) {
            assertThat(List.of(Objects.requireNonNull(one), Objects.requireNonNull(two)))
                    .hasSize(2);
            requireBusy(send(endpoint, page(Place.before(id)), "30000"));
        }

        assertThat(send(endpoint, page(Place.before(id)), "30000").getStatus()).isEqualTo(200);
    }

    /** Such an event is an answer of its own, and counts as a whole. */
    @Test
    void sendsAnEventThatIsLargerThanAnAnswerWhereThereIsRoom() throws IOException {
        int bytesMax = eventBytes() / 2;
        UnderWay underWay = new UnderWay(10, 2 * eventBytes());
        EventEndpoint endpoint = endpoint(underWay, bytesMax);
        try (UnderWay.Entry other = underWay.enter(eventBytes() + bytesMax)) {
            assertThat(other).isNotNull();
            requireBusy(send(endpoint, page(Place.before(id)), "30000"));
        }

        EventAnswer answer =
                format.answer(send(endpoint, page(Place.before(id)), "30000").getContentAsByteArray());
        assertThat(answer.events()).hasSize(1);
        assertThat(answer.place()).isEqualTo(new Place(id, 0));
        try (UnderWay.Entry all = underWay.enter(2 * eventBytes())) {
            assertThat(all).as("all room is free again").isNotNull();
        }
    }

    @Test
    void readsNothingAfterTheDeadline() throws IOException {
        MockHttpServletResponse answer = send(endpoint(new UnderWay(1, 1_000), 1_000), page(Place.before(id)), "0");

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(faults.fault(answer.getContentAsByteArray())).isEqualTo(CommandFault.late());
    }

    @Test
    void takesNothingMoreWhileItEnds() throws IOException {
        EventEndpoint endpoint = endpoint(new UnderWay(1, 1_000), 1_000);
        endpoint.drain();

        assertThat(faults.fault(send(endpoint, page(Place.before(id)), "30000").getContentAsByteArray()))
                .isEqualTo(CommandFault.ending());
    }
}
