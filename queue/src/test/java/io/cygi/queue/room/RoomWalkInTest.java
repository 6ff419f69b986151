package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The room knows whether the next fan would be let in at once. */
class RoomWalkInTest {

    private static final long NOW = 1_000_000;
    /** Counts of a second include a little more. */
    private static final long SECOND_MILLIS = 1_020;

    private long logged;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity) {
        return new WaitingRoomSettings(true, rate, capacity, 60, 1, 0, 0);
    }

    private RoomState opened(@Nullable Integer rate, @Nullable Integer capacity) {
        RoomState room = new RoomState(settings(rate, capacity));
        log(room, new LeaderElected("node"));
        log(room, new SaleOpened());
        return room;
    }

    private void log(RoomState room, RoomRecord record) {
        room.apply(record, logged++, NOW);
    }

    /** Some fans join and are called; the first of them are let in. */
    private void call(RoomState room, int fans, int letIn) {
        IntStream.range(0, fans).forEach(i -> room.joined(new Place(0, i), i + 1L, NOW, null, false));
        List<Grant> grants =
                IntStream.range(0, letIn).mapToObj(i -> new Grant(0, i, i + 1L)).toList();
        log(room, new AdmissionsDecided(0, NOW, List.of(fans - 1), List.of(-1), grants));
    }

    @Test
    void admitsTheFirstFan() {
        assertThat(opened(1, 1).walkIn(NOW)).isTrue();
        assertThat(opened(1, 1).hasRoom(NOW)).isTrue();
    }

    @Test
    void isClosedWhileAFanWaits() {
        RoomState room = opened(10, null);
        room.joined(new Place(0, 0), 1, NOW, null, false);

        assertThat(room.walkIn(NOW)).isFalse();
    }

    @Test
    void isClosedWhilePaused() {
        RoomState room = opened(10, null);
        log(room, new RoomConfigured(null, RoomStatus.PAUSED));
        assertThat(room.walkIn(NOW)).isFalse();
        assertThat(room.hasRoom(NOW)).isFalse();

        log(room, new RoomConfigured(null, RoomStatus.DRAINING));
        assertThat(room.hasRoom(NOW)).as("which still admits").isTrue();
        log(room, new RoomConfigured(null, RoomStatus.CLOSED));
        assertThat(room.hasRoom(NOW)).isFalse();
    }

    @Test
    void isClosedWhileItIsFull() {
        RoomState room = opened(null, 2);
        call(room, 2, 1);
        assertThat(room.walkIn(NOW)).isTrue();

        log(room, new AdmissionsDecided(0, NOW, List.of(1), List.of(-1), List.of(new Grant(0, 1, 2))));
        assertThat(room.hasRoom(NOW)).isFalse();
        assertThat(room.walkIn(NOW)).isFalse();
        assertThat(room.walkIn(NOW + 60_000)).as("when the passes have expired").isTrue();
    }

    @Test
    void isClosedForASecondAfterTheAdmissionsOfTheRate() {
        RoomState one = opened(2, null);
        call(one, 1, 1);
        assertThat(one.walkIn(NOW)).isTrue();

        logged = 0;
        RoomState two = opened(2, null);
        call(two, 2, 2);
        assertThat(two.walkIn(NOW + SECOND_MILLIS - 1)).isFalse();
        assertThat(two.walkIn(NOW + SECOND_MILLIS)).isTrue();
    }

    @Test
    void isClosedForASecondAfterTheCallsOfTheRate() {
        RoomState room = opened(2, null);
        call(room, 2, 0);

        assertThat(room.walkIn(NOW + SECOND_MILLIS - 1)).isFalse();
        assertThat(room.walkIn(NOW + SECOND_MILLIS)).isTrue();
    }

    @Test
    void countsFansWhoWereCalledEarlierAndAdmittedNow() {
        RoomState room = opened(2, null);
        call(room, 2, 0);
        long later = NOW + 2_000;
        room.apply(
                new AdmissionsDecided(
                        0, later, List.of(1), List.of(-1), List.of(new Grant(0, 0, 1), new Grant(0, 1, 2))),
                logged++,
                later);

        assertThat(room.walkIn(later)).isFalse();
        assertThat(room.walkIn(later + SECOND_MILLIS)).isTrue();
    }

    @Test
    void isClosedForASecondAfterARateThatWasLowered() {
        RoomState room = opened(3, null);
        call(room, 3, 1);
        log(room, new RoomConfigured(settings(2, null), null));
        assertThat(room.walkIn(NOW)).as("more were called than may be now").isFalse();

        logged = 0;
        RoomState other = opened(null, null);
        call(other, 1, 1);
        log(other, new RoomConfigured(settings(1, null), null));
        assertThat(other.walkIn(NOW)).isFalse();
    }

    @Test
    void isClosedWhileAFanHasAnsweredACall() {
        RoomState room = opened(10, null);
        call(room, 1, 0);
        log(room, new CallAcknowledged(0, 0, 1));

        assertThat(room.walkIn(NOW)).isFalse();
        assertThat(room.walkIn(NOW + 6_000)).as("who fell silent").isTrue();
    }

    @Test
    void callsAsManyFansPerSecondAsTheRateAtFirst() {
        assertThat(opened(7, null).callsPerSecond()).isEqualTo(7);
        assertThat(opened(null, null).callsPerSecond()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void knowsWhichStatusAdmitsAndWhichTakesJoins() {
        assertThat(List.of(RoomStatus.values()).stream().filter(RoomStatus::admitting))
                .containsExactly(RoomStatus.OPEN, RoomStatus.DRAINING);
        assertThat(List.of(RoomStatus.values()).stream().filter(RoomStatus::joinable))
                .containsExactly(RoomStatus.OPEN, RoomStatus.PAUSED);
    }
}
