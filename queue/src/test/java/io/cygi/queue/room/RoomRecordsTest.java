package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.BookingStarted;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.PassUsed;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that come twice, too late or before others, and a broker's clock that is set back. */
class RoomRecordsTest {

    private static final long NOW = 1_000_000;
    private static final Place FIRST = new Place(0, 0);
    private static final Place SECOND = new Place(0, 1);

    private final RoomState room = new RoomState(settings(null, null));
    private long logged;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity) {
        return new WaitingRoomSettings(true, rate, capacity, 60, 1, 0, 0);
    }

    RoomRecordsTest() {
        log(new LeaderElected("node"), NOW);
        log(new SaleOpened(), NOW);
    }

    private void log(RoomRecord record, long at) {
        room.apply(record, logged++, at);
    }

    private void join(Place place, long account, boolean present) {
        room.joined(place, account, NOW, null, present);
    }

    private void decide(long at, int calledTo, int expiredTo, Grant... grants) {
        log(new AdmissionsDecided(0, at, List.of(calledTo), List.of(expiredTo), List.of(grants)), at);
    }

    private static Grant grant(Place place) {
        return new Grant(place.partition(), place.offset(), place.offset() + 1L);
    }

    @Test
    void ignoresAnAnswerOfAFanWhoWasNotCalled() {
        join(FIRST, 1, false);
        join(SECOND, 2, false);
        decide(NOW, 0, -1);
        log(new CallAcknowledged(0, 1, 2), NOW);

        assertThat(room.plan(0, NOW, NOW, 0)).isEmpty();
        log(new CallAcknowledged(0, 0, 1), NOW);
        assertThat(room.plan(0, NOW, NOW, 0).orElseThrow().grants()).containsExactly(grant(FIRST));
    }

    @Test
    void ignoresAnAnswerAfterTheCallHasLapsedUnlessItIsAFurtherOne() {
        join(FIRST, 1, false);
        join(SECOND, 2, false);
        join(new Place(0, 2), 3, false);
        decide(NOW, 2, -1);
        log(new CallAcknowledged(0, 1, 2), NOW);
        decide(NOW + 10_000, 2, 2);
        for (int offset = 0; offset <= 2; offset++) {
            log(new CallAcknowledged(0, offset, offset + 1L), NOW + 10_000);
        }

        assertThat(room.plan(0, NOW + 10_000, NOW + 10_000, 0).orElseThrow().grants())
                .containsExactly(grant(SECOND));
    }

    @Test
    void ignoresAnAnswerOfAFanWhoHasLeftOrIsAdmitted() {
        join(FIRST, 1, false);
        join(SECOND, 2, false);
        decide(NOW, 1, -1, grant(SECOND));
        log(new PlaceLeft(0, 0), NOW);
        log(new CallAcknowledged(0, 0, 1), NOW);
        log(new CallAcknowledged(0, 1, 2), NOW);

        assertThat(room.waiting()).isZero();
        assertThat(room.plan(0, NOW, NOW, 0)).isEmpty();
    }

    @Test
    void keepsAnAnswerThatIsReadBeforeItsPlaceAlsoAfterTheCallHasLapsed() {
        decide(NOW, 0, -1);
        log(new CallAcknowledged(0, 0, 1), NOW);
        decide(NOW, 0, 0);
        log(new CallAcknowledged(0, 0, 1), NOW + 4_000);
        join(FIRST, 1, false);

        assertThat(room.plan(0, NOW + 9_000, NOW + 9_000, 0).orElseThrow().grants())
                .as("by its latest answer")
                .containsExactly(grant(FIRST));
    }

    @Test
    void forgetsAnEarlyAnswerOfAFanWhoIsAdmittedOrLeaves() {
        decide(NOW, 1, -1);
        log(new CallAcknowledged(0, 0, 1), NOW);
        log(new CallAcknowledged(0, 1, 2), NOW);
        decide(NOW, 1, -1, grant(FIRST));
        log(new PlaceLeft(0, 1), NOW);
        join(FIRST, 1, false);
        join(SECOND, 2, false);

        assertThat(room.waiting()).isZero();
        assertThat(room.view(FIRST, NOW).status()).isEqualTo(Status.ADMITTED);
        assertThat(room.view(SECOND, NOW).status()).isEqualTo(Status.LEFT);
    }

    @Test
    void forgetsEarlyAnswersThatLapsed() {
        decide(NOW, 0, -1);
        log(new CallAcknowledged(0, 0, 1), NOW);
        for (long at = NOW + 20_000; at <= NOW + 180_000; at += 20_000) {
            decide(at, 0, -1);
        }
        join(FIRST, 1, false);

        assertThat(room.waiting()).isZero();
    }

    @Test
    void givesNoPassToAFanWhoHasLeftAndNoSecondOne() {
        join(FIRST, 1, false);
        join(SECOND, 2, false);
        log(new PlaceLeft(0, 0), NOW);
        decide(NOW, 1, -1, grant(FIRST), grant(SECOND));
        assertThat(room.view(FIRST, NOW).status()).isEqualTo(Status.LEFT);
        assertThat(room.figures(NOW).inside()).isEqualTo(1);

        log(new BookingStarted(2, "r"), NOW);
        log(new BookingEnded("r", false), NOW);
        decide(NOW, 1, -1, grant(SECOND));
        assertThat(room.figures(NOW).inside()).isZero();
        assertThat(room.waiting()).isZero();
    }

    @Test
    void endsThePassOfAFanWhoLeaves() {
        join(FIRST, 1, false);
        decide(NOW, 0, -1, grant(FIRST));
        log(new PlaceLeft(0, 0), NOW);

        assertThat(room.tryUse(FIRST, "a", "u", NOW)).isFalse();
        assertThat(room.figures(NOW).inside()).isZero();
        assertThat(room.view(FIRST, NOW).status()).isEqualTo(Status.LEFT);
    }

    @Test
    void endsPassesWithADecision() {
        join(FIRST, 1, false);
        join(SECOND, 2, false);
        decide(NOW, 1, -1, grant(FIRST));
        assertThat(room.tryUse(FIRST, "a", "u", NOW)).isTrue();
        decide(NOW + 60_000, 1, -1);

        assertThat(room.tryUse(FIRST, "a", "u", NOW))
                .as("also where a process takes it to be earlier")
                .isFalse();
    }

    @Test
    void keepsSettingsOrStatusIfARecordHasOnlyTheOther() {
        log(new RoomConfigured(settings(3, null), null), NOW);
        assertThat(room.settings()).isEqualTo(settings(3, null));
        assertThat(room.status()).isEqualTo(RoomStatus.OPEN);

        log(new RoomConfigured(null, RoomStatus.PAUSED), NOW);
        assertThat(room.settings()).isEqualTo(settings(3, null));
        assertThat(room.status()).isEqualTo(RoomStatus.PAUSED);
    }

    @Test
    void knowsTheTimeOfTheLatestRecord() {
        assertThat(room.loggedAt()).isEqualTo(NOW);
        log(new SaleOpened(), NOW + 5);
        assertThat(room.loggedAt()).isEqualTo(NOW + 5);
        log(new SaleOpened(), NOW - 5);
        assertThat(room.loggedAt()).isEqualTo(NOW - 5);
    }

    @Test
    void knowsTheLatestTerm() {
        assertThat(room.term()).isZero();
        log(new LeaderElected("other"), NOW);

        assertThat(room.term()).isEqualTo(2);
        assertThat(room.figures(NOW).controller()).isEqualTo("other");
    }

    @Test
    void appliesAClockStepUnderHalfASecondToRatesOnly() {
        log(new RoomConfigured(settings(1, null), null), NOW);
        join(FIRST, 1, false);
        decide(NOW, 0, -1, grant(FIRST));
        log(new SaleOpened(), NOW - 499);

        assertThat(room.walkIn(NOW - 499 + 1_019)).isFalse();
        assertThat(room.walkIn(NOW - 499 + 1_020)).isTrue();
        assertThat(room.view(FIRST, NOW).passExpiresAt()).isEqualTo(NOW + 60_000);
    }

    @Test
    void appliesAClockStepOfHalfASecondToPassesAndAnswers() {
        join(FIRST, 1, false);
        join(SECOND, 2, false);
        decide(NOW, 1, -1, grant(FIRST));
        log(new CallAcknowledged(0, 1, 2), NOW);
        log(new SaleOpened(), NOW - 500);

        assertThat(room.view(FIRST, NOW).passExpiresAt()).isEqualTo(NOW + 59_500);
        assertThat(room.plan(0, NOW + 4_999, NOW + 4_999, 0)).isPresent();
        assertThat(room.plan(0, NOW + 5_000, NOW + 5_000, 0))
                .as("the answer is half a second older")
                .isEmpty();
    }

    @Test
    void appliesAClockStepToPresence() {
        join(FIRST, 1, true);
        log(new SaleOpened(), NOW - 10_000);

        assertThat(planned(NOW - 8_000).grants()).containsExactly(grant(FIRST));
        assertThat(planned(NOW - 7_999).grants()).isEmpty();
    }

    private AdmissionsDecided planned(long at) {
        return Objects.requireNonNull(room.plan(0, at, at, 1).orElse(null));
    }

    @Test
    void appliesAClockStepToTheLatestTerm() {
        join(FIRST, 1, false);
        decide(NOW, 0, -1, grant(FIRST));
        log(new PassUsed(0, 0, "a", "u"), NOW);
        log(new SaleOpened(), NOW - 50_000);

        log(new PassUsed(0, 0, "b", "u"), NOW + 10_000);
        assertThat(room.isUsedFor(FIRST, "a")).as("for a minute").isTrue();
        log(new PassUsed(0, 0, "b", "u"), NOW + 10_001);
        assertThat(room.isUsedFor(FIRST, "b")).isTrue();
    }

    @Test
    void ignoresADecisionOfAnotherTerm() {
        join(FIRST, 1, false);
        log(new AdmissionsDecided(7, NOW, List.of(0), List.of(-1), List.of(grant(FIRST))), NOW);

        assertThat(room.view(FIRST, NOW).status()).isEqualTo(Status.WAITING);
        assertThat(room.plan(7, NOW, NOW, 1)).isEmpty();
    }
}
