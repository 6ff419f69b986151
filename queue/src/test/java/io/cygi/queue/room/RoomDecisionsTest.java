package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The leader calls fans and lets them in, in turn. */
class RoomDecisionsTest {

    private static final long NOW = 1_000_000;
    private static final int ALL = Integer.MAX_VALUE;

    private RoomState room = new RoomState(settings(null, null, 1));
    private long logged;
    private long now = NOW;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity, int partitions) {
        return new WaitingRoomSettings(true, rate, capacity, 60, partitions, 0, 0);
    }

    private void open(@Nullable Integer rate, @Nullable Integer capacity) {
        open(rate, capacity, 1);
    }

    private void open(@Nullable Integer rate, @Nullable Integer capacity, int partitions) {
        room = new RoomState(settings(rate, capacity, partitions));
        log(new LeaderElected("node"));
        log(new SaleOpened());
    }

    private void log(RoomRecord record) {
        room.apply(record, logged++, now);
    }

    /** Fans with the accounts 1, 2 and so on. @param present whether their requests wait for admission */
    private void join(int from, int to, boolean present) {
        for (int i = from; i < to; i++) {
            room.joined(new Place(0, i), i + 1L, now, null, present);
        }
    }

    private AdmissionsDecided plan(int callsMax) {
        return room.plan(0, now, now, callsMax).orElseThrow();
    }

    private AdmissionsDecided decide(int callsMax) {
        AdmissionsDecided decision = plan(callsMax);
        log(decision);
        return decision;
    }

    private void acknowledge(int offset) {
        log(new CallAcknowledged(0, offset, offset + 1L));
    }

    @Test
    void decidesNothingIfNothingChanges() {
        open(null, null);
        assertThat(room.plan(0, now, now, ALL)).isEmpty();

        join(0, 1, false);
        assertThat(room.plan(0, now, now, 0)).as("nobody may be called").isEmpty();
        assertThat(plan(1)).isEqualTo(new AdmissionsDecided(0, now, List.of(0), List.of(-1), List.of()));
    }

    @Test
    void callsNoMoreThanTheGivenMaximum() {
        open(null, null);
        join(0, 5, false);

        assertThat(plan(2).calledTo()).containsExactly(1);
        assertThat(plan(2).grants()).isEmpty();
        assertThat(plan(ALL).calledTo()).containsExactly(4);
    }

    @Test
    void callsTenThousandAtMostInOneDecision() {
        open(null, null);
        join(0, 10_001, false);

        assertThat(decide(ALL).calledTo()).containsExactly(9_999);
        assertThat(decide(ALL).calledTo()).containsExactly(10_000);
    }

    @Test
    void admitsPresentFansAtOnceUpToTheCapacity() {
        open(null, 2);
        join(0, 3, true);

        AdmissionsDecided decision = decide(ALL);
        assertThat(decision.calledTo()).containsExactly(1);
        assertThat(decision.grants()).containsExactly(new Grant(0, 0, 1), new Grant(0, 1, 2));
        assertThat(room.plan(0, now, now, ALL)).as("it is full").isEmpty();
    }

    @Test
    void admitsPerSecondAsManyAsTheRateAllows() {
        open(3, null);
        join(0, 5, true);
        assertThat(decide(ALL).grants()).hasSize(3);
        now += 500;
        assertThat(room.plan(0, now, now, ALL)).isEmpty();

        now += 520;
        assertThat(decide(ALL).grants()).containsExactly(new Grant(0, 3, 4), new Grant(0, 4, 5));
    }

    @Test
    void admitsAnsweredFansFirstAndCallsNobodyWhileOneOfThemWaits() {
        open(null, 1);
        join(0, 20, false);
        log(new AdmissionsDecided(0, now, List.of(1), List.of(-1), List.of()));
        acknowledge(1);
        acknowledge(0);

        AdmissionsDecided decision = decide(ALL);
        assertThat(decision.grants()).containsExactly(new Grant(0, 0, 1));
        assertThat(decision.calledTo()).containsExactly(1);
        log(new RoomConfigured(settings(null, 9, 1), null));
        AdmissionsDecided next = decide(ALL);
        assertThat(next.grants()).containsExactly(new Grant(0, 1, 2));
        assertThat(next.calledTo()).as("there is room for seven more").containsExactly(8);
    }

    @Test
    void callsTheNextIfExactlyTheAnsweredFansAreAdmitted() {
        open(2, null);
        join(0, 4, false);
        decide(2);
        now += 1_020;
        acknowledge(0);
        acknowledge(1);

        AdmissionsDecided decision = plan(ALL);
        assertThat(decision.grants()).hasSize(2);
        assertThat(decision.calledTo()).as("they answer in the next second").containsExactly(3);
    }

    @Test
    void skipsAFanWhoFellSilentAfterAnAnswer() {
        open(null, 1);
        join(0, 2, false);
        decide(1);
        acknowledge(0);
        now += 6_000;

        AdmissionsDecided decision = plan(ALL);
        assertThat(decision.grants()).isEmpty();
        assertThat(decision.calledTo()).containsExactly(1);
    }

    @Test
    void keepsCapacityForCalledFans() {
        open(null, 4);
        join(0, 10, false);
        decide(2);

        assertThat(decide(ALL).calledTo()).as("two more").containsExactly(3);
        log(new PlaceLeft(0, 1));
        assertThat(decide(ALL).calledTo()).as("one of them has left").containsExactly(4);
    }

    @Test
    void callsAnotherFanForOneWhoWasAdmittedAndLeft() {
        open(null, 3);
        join(0, 1, true);
        join(1, 6, false);
        AdmissionsDecided first = decide(ALL);
        assertThat(first.calledTo()).containsExactly(2);
        assertThat(first.grants()).hasSize(1);

        log(new PlaceLeft(0, 0));
        assertThat(decide(ALL).calledTo()).containsExactly(3);
    }

    @Test
    void callsMoreFansIfNoneOfTenCame() {
        open(null, 10);
        join(0, 100, false);
        decide(ALL);
        now += 5_000;
        decide(ALL);

        assertThat(room.figures(now).showUpRate()).isEqualTo(0.7);
        assertThat(decide(ALL).calledTo())
                .as("three are missing, and seven in ten come")
                .containsExactly(23);
    }

    @Test
    void callsMoreFansPerSecondIfSomeDoNotCome() {
        open(100, 10);
        join(0, 100, false);
        decide(ALL);
        now += 5_000;
        decide(ALL);

        assertThat(room.callsPerSecond())
                .as("a line becomes three times as fast in two minutes at most")
                .isEqualTo(105);
    }

    @Test
    void lapsesACallAlsoJustAfterADecision() {
        open(null, 1);
        join(0, 2, false);
        decide(1);
        log(new RoomConfigured(null, RoomStatus.PAUSED));
        for (int i = 0; i < 8; i++) {
            now += 20_000;
            decide(ALL);
        }
        now += 15_000;
        decide(ALL);
        now += 4_999;
        assertThat(room.plan(0, now, now, ALL)).isEmpty();
        now += 1;

        assertThat(decide(ALL).expiredTo()).containsExactly(0);
    }

    @Test
    void callsNobodyIfMoreFansAreAdmittedThanTheCapacity() {
        open(null, 5);
        join(0, 6, true);
        decide(3);
        log(new RoomConfigured(settings(null, 1, 1), null));

        assertThat(room.plan(0, now, now, ALL)).isEmpty();
    }

    @Test
    void admitsNobodyIfMoreWereAdmittedThanALoweredRateAllows() {
        open(5, null);
        join(0, 6, true);
        decide(3);
        log(new RoomConfigured(settings(1, null, 1), null));

        assertThat(room.plan(0, now, now, ALL)).isEmpty();
    }

    @Test
    void admitsNobodyWhilePausedButLapsesCalls() {
        open(null, 1);
        join(0, 2, false);
        decide(1);
        log(new RoomConfigured(null, RoomStatus.PAUSED));
        for (int i = 0; i < 8; i++) {
            now += 20_000;
            assertThat(decide(ALL).expiredTo()).as("at %d", now).containsExactly(-1);
        }
        now += 20_000;

        assertThat(decide(ALL)).isEqualTo(new AdmissionsDecided(0, now, List.of(0), List.of(0), List.of()));
    }

    @Test
    void callsInTurnOverAllPartitions() {
        open(null, null, 3);
        room.joined(new Place(2, 0), 1, NOW, null, true);
        room.joined(new Place(1, 0), 2, NOW + 10, null, true);
        room.joined(new Place(0, 0), 3, NOW + 20, null, true);
        room.joined(new Place(2, 1), 4, NOW + 20, null, true);

        assertThat(plan(2).calledTo()).containsExactly(-1, 0, 0);
        assertThat(plan(3).calledTo()).as("equal times go by partition").containsExactly(0, 0, 0);
        assertThat(plan(ALL).grants())
                .containsExactly(new Grant(2, 0, 1), new Grant(1, 0, 2), new Grant(0, 0, 3), new Grant(2, 1, 4));
    }

    @Test
    void skipsFansWhoHaveLeft() {
        open(null, null);
        join(0, 3, true);
        log(new PlaceLeft(0, 1));

        AdmissionsDecided decision = plan(2);
        assertThat(decision.calledTo()).containsExactly(2);
        assertThat(decision.grants()).containsExactly(new Grant(0, 0, 1), new Grant(0, 2, 3));
    }
}
