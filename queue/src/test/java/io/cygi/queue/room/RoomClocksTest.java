package io.cygi.queue.room;

import static io.cygi.queue.room.RoomSimulation.TICKS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wrong clocks, and clocks that are set right, stall no room and admit nobody too fast. */
class RoomClocksTest {

    private static final int PASS_SECONDS = 30;
    private static final long TEN_MINUTES = 600_000;
    private static final long MONTH = 31L * 24 * 3_600_000;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity, int partitions) {
        return new WaitingRoomSettings(true, rate, capacity, PASS_SECONDS, partitions, 0, 0);
    }

    @Test
    void aClockThatIsSetBackStallsNoRateAndLetsNobodyInTooFast() {
        RoomSimulation room = new RoomSimulation(settings(100, null, 1));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            places.add(room.join(i + 1));
        }
        room.run(5 * TICKS_PER_SECOND, now -> places.forEach(place -> room.look(place, place.offset() + 1L)));
        int before = room.grants().size();

        room.pass(-TEN_MINUTES);
        room.run(TICKS_PER_SECOND, now -> places.forEach(place -> room.look(place, place.offset() + 1L)));
        assertThat(room.grants().size() - before).isLessThanOrEqualTo(100);
        room.run(4 * TICKS_PER_SECOND, now -> places.forEach(place -> room.look(place, place.offset() + 1L)));
        assertThat(room.grants().size() - before).isBetween(350, 500);
    }

    @Test
    void aClockThatIsSetBackKeepsNeitherPassesNorCallsLonger() {
        RoomSimulation room = new RoomSimulation(settings(null, 2, 1));
        Place inside = room.walkIn(1);
        Place away = room.join(2);
        Place next = room.join(3);
        room.run(TICKS_PER_SECOND, now -> {});
        assertThat(room.view(inside).status()).isEqualTo(Status.ADMITTED);
        assertThat(room.view(away).called()).isTrue();
        assertThat(room.view(next).called()).isFalse();

        room.pass(-TEN_MINUTES);
        room.run(6 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(next).called()).as("the call before is over").isTrue();
        room.run(PASS_SECONDS * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(inside).status()).isEqualTo(Status.EXPIRED);
        assertThat(room.state().figures(room.now()).inside()).isZero();
    }

    @Test
    void aControllerWithAWrongClockCountsAnswers() {
        for (long ahead : List.of(-7_000L, 7_000L)) {
            RoomSimulation room = new RoomSimulation(settings(null, 5, 1)).controlledAhead(ahead);
            Place called = room.join(1);
            Place present = room.walkIn(2);
            room.run(4, now -> room.look(called, 1));

            assertThat(room.view(called).status()).as("ahead by %d", ahead).isEqualTo(Status.ADMITTED);
            assertThat(room.view(present).status()).as("ahead by %d", ahead).isEqualTo(Status.ADMITTED);
        }
    }

    @Test
    void aControllerWithAWrongClockForgetsNoPresentFan() {
        for (long ahead : List.of(-TEN_MINUTES, TEN_MINUTES)) {
            RoomSimulation room = new RoomSimulation(settings(null, 1, 1)).controlledAhead(ahead);
            Place inside = room.walkIn(1);
            room.run(1, now -> {});
            Place waiting = room.join(2);
            for (int second = 0; second < 200; second++) {
                room.run(TICKS_PER_SECOND, now -> {});
                room.look(waiting, 2);
                if (room.view(waiting).status() == Status.ADMITTED) {
                    break;
                }
            }

            assertThat(room.view(inside).status()).as("ahead by %d", ahead).isNotEqualTo(Status.WAITING);
            assertThat(room.view(waiting).status()).as("ahead by %d", ahead).isEqualTo(Status.ADMITTED);
        }
    }

    @Test
    void anAnswerHasTheSameAgeInEitherOrderOfReading() {
        RoomState lineFirst = new RoomState(settings(null, 1, 1));
        lineFirst.joined(new Place(0, 0), 1, TEN_MINUTES, null, false);
        log(lineFirst);
        RoomState logFirst = new RoomState(settings(null, 1, 1));
        log(logFirst);
        logFirst.joined(new Place(0, 0), 1, TEN_MINUTES, null, false);

        for (RoomState room : List.of(lineFirst, logFirst)) {
            assertThat(room.plan(0, 4_000, 4_000, 0).orElseThrow().grants()).hasSize(1);
            assertThat(room.plan(0, 8_000, 8_000, 0).orElseThrow().grants()).isEmpty();
        }
    }

    /** Applies a call and its acknowledgement, and then sets the broker's clock back by ten minutes. */
    private static void log(RoomState room) {
        room.apply(new LeaderElected("node"), 0, TEN_MINUTES);
        room.apply(new SaleOpened(), 1, TEN_MINUTES);
        room.apply(new AdmissionsDecided(0, TEN_MINUTES, List.of(0), List.of(-1), List.of()), 2, TEN_MINUTES);
        room.apply(new CallAcknowledged(0, 0, 1), 3, TEN_MINUTES + 1_000);
        room.apply(new SaleOpened(), 4, 1_000);
    }

    @Test
    void aLineIsMergedByArrivalAfterAnyTime() {
        RoomState room = new RoomState(settings(100, null, 2));
        room.joined(new Place(0, 0), 1, 1_000, null, false);
        room.joined(new Place(1, 0), 2, 2_000, null, false);
        room.joined(new Place(1, 1), 3, MONTH, null, false);
        room.joined(new Place(0, 1), 4, MONTH + 1, null, false);
        room.joined(new Place(1, 2), 5, MONTH + 2, null, false);

        assertThat(room.view(new Place(1, 1), MONTH + 10).ahead()).isEqualTo(2);
        assertThat(room.view(new Place(0, 1), MONTH + 10).ahead()).isEqualTo(3);
        assertThat(room.view(new Place(1, 2), MONTH + 10).ahead()).isEqualTo(4);
        assertThat(room.joinedAt(new Place(1, 2), 0)).isEqualTo(MONTH + 2);
    }
}
