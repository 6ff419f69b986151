package io.cygi.queue.service;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.messaging.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The sale of a concert with a waiting room, in one or several processes. */
record SaleStage(ConcertId concert) {

    /** A room that lets in at once. */
    static final WaitingRoomSettings FAST = new WaitingRoomSettings(true, 5_000, null, 60, 1, 0, 0);

    static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");

    private static final Duration SETTLED_MAX = Duration.ofSeconds(30);

    SaleStage() {
        this(new ConcertId(TimeOrderedIds.next()));
    }

    ConcertScheduled scheduled(WaitingRoomSettings settings) {
        ConcertDetails details = new ConcertDetails(
                "Loud",
                "",
                "Hall",
                NOON,
                NOON.plusSeconds(7_200),
                NOON.minusSeconds(86_400),
                NOON,
                4,
                300,
                RefundPolicy.STANDARD,
                settings,
                List.of(new Section("A", Money.krw(1), 2, 3)));
        return new ConcertScheduled(concert, new AccountId("organizer-1"), details, NOON);
    }

    /** Opens the sale of the concert. */
    void openRoom(WaitingRoomSettings settings, Replica... replicas) {
        ConcertEvent[] events = {scheduled(settings), new SalesOpened(concert, NOON)};
        for (Replica replica : replicas) {
            replica.store(concert, events);
        }
        replicas[0].open(concert, settings);
        for (Replica replica : replicas) {
            replica.room(concert);
        }
        Awaitility.await().atMost(SETTLED_MAX).until(() -> !replicas[0]
                .room(concert)
                .state()
                .figures(0)
                .controller()
                .isEmpty());
    }

    Attempt attempt(String fan, @Nullable String pass, @Nullable String key) {
        return new Attempt(concert, new AccountId(fan), "127.0.0.1", pass, key, new Proof(null, null));
    }

    /** {@return the fan's admission} Joins first, and looks until the fan may come in. */
    Admitted admitted(AdmissionGate gate, String fan) {
        return (Admitted) Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() -> gate.decide(attempt(fan, null, "first")), Admitted.class::isInstance);
    }
}
