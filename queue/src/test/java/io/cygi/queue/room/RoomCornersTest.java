package io.cygi.queue.room;

import static io.cygi.queue.room.RoomSimulation.TICKS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.call.CallWindow;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.room.record.RoomStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fans who come too early, leave silently, or ask twice. */
class RoomCornersTest {

    private static final int PASS_SECONDS = 60;
    private static final long NOW = 1_000_000;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity, int partitions) {
        return new WaitingRoomSettings(true, rate, capacity, PASS_SECONDS, partitions, 0, 0);
    }

    @Test
    void callsNobodyBeforeTheSaleIsOpen() {
        RoomState room = new RoomState(settings(100, null, 1));
        room.apply(new LeaderElected("node"), 0, NOW);
        room.joined(new Place(0, 0), 1, NOW, null, true);

        assertThat(room.walkIn(NOW)).isFalse();
        assertThat(room.plan(0, NOW, NOW, Integer.MAX_VALUE)).isEmpty();
        room.apply(new SaleOpened(), 1, NOW);
        assertThat(room.plan(0, NOW, NOW, Integer.MAX_VALUE).orElseThrow().grants())
                .containsExactly(new Grant(0, 0, 1));
    }

    @Test
    void doesNotAdmitAnAbsentFanWithoutAnAnswer() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        room.walkIn(1);
        Place gone = room.walkIn(2);

        room.run((PASS_SECONDS + 10) * TICKS_PER_SECOND, now -> {});

        assertThat(room.grants()).containsExactly(new Grant(0, 0, 1));
        room.look(gone, 2);
        room.run(1, now -> {});
        assertThat(room.grants()).hasSize(2);
    }

    @Test
    void admitsAWalkInIfOnlySilentFansAreAhead() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place silent = room.join(1);
        room.run(1, now -> {});
        room.log(new RoomConfigured(null, RoomStatus.PAUSED));
        room.look(silent, 1);
        room.run(6 * TICKS_PER_SECOND, now -> {});
        room.log(new RoomConfigured(null, RoomStatus.OPEN));
        room.run(TICKS_PER_SECOND, now -> {});

        assertThat(room.grants()).isEmpty();
        assertThat(room.state().walkIn(room.now())).isTrue();
    }

    @Test
    void forgetsAnswersThatWereNotRepeated() {
        CallWindow calls = new CallWindow();
        Turn turn = new Turn(NOW, new Place(0, 0));
        calls.acknowledge(turn, 1, NOW);

        calls.pass(NOW, NOW + CallWindow.LAPSE_MILLIS - 1_000);
        assertThat(calls.acknowledgements().get(turn)).isNotNull();
        calls.pass(NOW + 1_000, NOW + CallWindow.LAPSE_MILLIS);
        assertThat(calls.acknowledgements().get(turn)).isNull();
    }

    @Test
    void admitsInTurnInEitherOrderOfReading() {
        WaitingRoomSettings two = settings(null, 1, 2);
        RoomState lineFirst = new RoomState(two);
        RoomState logFirst = new RoomState(two);
        join(lineFirst);
        log(lineFirst);
        log(logFirst);
        join(logFirst);

        for (RoomState room : List.of(lineFirst, logFirst)) {
            assertThat(room.figures(NOW).waiting()).isEqualTo(2);
            assertThat(room.plan(0, NOW + 600, NOW + 600, Integer.MAX_VALUE)
                            .orElseThrow()
                            .grants())
                    .containsExactly(new Grant(0, 0, 1));
        }
    }

    private static void join(RoomState room) {
        room.joined(new Place(0, 0), 1, NOW, null, false);
        room.joined(new Place(1, 0), 2, NOW + 100, null, false);
    }

    /** Applies two calls, of which the later fan acknowledges first. */
    private static void log(RoomState room) {
        room.apply(new LeaderElected("node"), 0, NOW + 200);
        room.apply(new SaleOpened(), 1, NOW + 200);
        room.apply(new AdmissionsDecided(0, NOW + 300, List.of(0, 0), List.of(-1, -1), List.of()), 2, NOW + 300);
        room.apply(new CallAcknowledged(1, 0, 2), 3, NOW + 400);
        room.apply(new CallAcknowledged(0, 0, 1), 4, NOW + 500);
    }

    @Test
    void boundsTheAdmissionsOfOneDecision() {
        RoomSimulation room = new RoomSimulation(settings(100_000, null, 1));
        for (int i = 0; i < AdmissionPolicy.GRANTS_MAX + 1_000; i++) {
            room.walkIn(i + 1);
        }
        room.run(1, now -> {});

        assertThat(room.grants()).hasSize(AdmissionPolicy.GRANTS_MAX);
    }

    @Test
    @Tag("long-running")
    void estimatesByTheRateOfCallsAndNotOfAdmissions() {
        RoomSimulation room = new RoomSimulation(settings(20, null, 1));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            places.add(room.join(i + 1));
        }
        Consumer<Long> oneInTenLooks = now -> {
            for (int i = 0; i < places.size(); i += 10) {
                room.look(places.get(i), i + 1);
            }
        };
        room.run(120 * TICKS_PER_SECOND, oneInTenLooks);
        long before = room.view(places.getLast()).ahead();
        double foretold = room.view(places.getLast()).admissionsPerSecond();
        room.run(5 * TICKS_PER_SECOND, oneInTenLooks);

        double went = (before - room.view(places.getLast()).ahead()) / 5.0;
        assertThat(went).as("as nine in ten do not come").isGreaterThan(45);
        assertThat(foretold).isCloseTo(went, Offset.offset(went / 4));
    }

    @Test
    void learnsNoShowUpRateFromFansWhoWereAdmittedAndLeft() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        for (int i = 0; i < 20; i++) {
            Place place = room.walkIn(i + 1);
            room.run(1, now -> {});
            room.leave(place);
        }
        room.run(6 * TICKS_PER_SECOND, now -> {});
        Place next = room.walkIn(100);
        room.run(1, now -> {});
        room.leave(next);
        assertThat(room.state().figures(room.now()).showUpRate()).isEqualTo(1);

        Place last = room.walkIn(101);
        room.run(1, now -> {});
        assertThat(room.view(last).status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void tellsACalledFanToLookAgainSoon() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        room.walkIn(1);
        Place called = room.walkIn(2);
        Place behind = room.join(3);
        room.run(2, now -> {});

        assertThat(room.view(called).turn()).isFalse();
        room.run(PASS_SECONDS * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).turn()).isTrue();
        assertThat(room.view(behind).turn()).isFalse();
    }

    @Test
    void estimatesTheWaitFromTheBeginningOfAFutureSale() {
        RoomState room = new RoomState(settings(10, null, 1));
        room.apply(new LeaderElected("node"), 0, NOW);
        room.apply(new SaleScheduled(NOW + 3_600_000), 1, NOW);
        room.joined(new Place(0, 0), 1, NOW, null, false);
        room.joined(new Place(0, 1), 2, NOW, null, false);

        TicketView second = room.view(new Place(0, 1), NOW);
        assertThat((second.ahead() + 1) / second.admissionsPerSecond()).isCloseTo(3_600.2, Offset.offset(0.01));
        room.apply(new SaleOpened(), 2, NOW + 1);
        assertThat(room.view(new Place(0, 1), NOW + 1).admissionsPerSecond()).isEqualTo(10);
    }

    @Test
    void aClosedRoomHasNoWaitingFan() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place inside = room.walkIn(1);
        Place waiting = room.join(2);
        Place left = room.join(3);
        room.leave(left);
        room.run(1, now -> {});
        room.log(new RoomConfigured(null, RoomStatus.CLOSED));

        assertThat(room.view(waiting).status()).isEqualTo(Status.EXPIRED);
        assertThat(room.view(waiting).over()).isTrue();
        assertThat(room.view(left).status()).isEqualTo(Status.LEFT);
        assertThat(room.view(inside).status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void theShownOffsetsMatchTheFansAheadIfSomeWaitForCapacity() {
        RoomSimulation room = new RoomSimulation(settings(null, 3, 1));
        List<Place> called = List.of(room.join(1), room.join(2), room.join(3));
        room.run(1, now -> {});
        room.log(new RoomConfigured(null, RoomStatus.PAUSED));
        called.forEach(place -> room.look(place, place.offset() + 1L));
        Place behind = room.join(4);

        TicketView view = room.view(behind);
        assertThat(view.ahead()).isEqualTo(3);
        assertThat(view.ahead()).isEqualTo(behind.offset() - view.committedOffset() - 1);
    }

    @Test
    void aClosedRoomStaysClosed() {
        RoomSimulation room = new RoomSimulation(settings(20, null, 1));
        room.log(new RoomConfigured(null, RoomStatus.CLOSED));
        room.log(new RoomConfigured(settings(30, null, 1), RoomStatus.OPEN));

        assertThat(room.state().status()).isEqualTo(RoomStatus.CLOSED);
        assertThat(room.state().settings().admissionsPerSecond()).isEqualTo(30);
    }
}
