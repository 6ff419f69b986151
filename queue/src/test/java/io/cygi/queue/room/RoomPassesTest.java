package io.cygi.queue.room;

import static io.cygi.queue.room.RoomSimulation.TICKS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.BookingStarted;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.PassFreed;
import io.cygi.queue.room.record.RoomRecord.PassUseConfirmed;
import io.cygi.queue.room.record.RoomRecord.PassUsed;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A pass is valid for one booking, of one account, in one process. */
class RoomPassesTest {

    private static final int PASS_SECONDS = 300;
    private static final long NOW = 1_000_000;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity, int partitions) {
        return new WaitingRoomSettings(true, rate, capacity, PASS_SECONDS, partitions, 0, 0);
    }

    @Test
    void aPassStaysUsedWhileOneOfItsEqualRequestsIsUnderWay() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        RoomState state = room.state();

        assertThat(state.tryUse(place, "k1", "u", room.now())).isTrue();
        assertThat(state.tryUse(place, "k1", "v", room.now())).isTrue();
        assertThat(state.undoUse(place, "k1", "v")).isTrue();
        assertThat(state.tryUse(place, "k2", "u", room.now())).isFalse();
        assertThat(state.undoUse(place, "k1", "u")).isTrue();
        assertThat(state.tryUse(place, "k2", "u", room.now())).isTrue();
    }

    @Test
    void aPassStaysUsedOnceItsBookingHasBegun() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        assertThat(room.state().tryUse(place, "k1", "u", room.now())).isTrue();
        room.state().keepUsed(place, "k1", "u");

        assertThat(room.state().undoUse(place, "k1", "u")).isFalse();
        assertThat(room.view(place).used()).isTrue();
    }

    @Test
    void aPassBelongsToTheFirstAttemptOfAllProcessesUntilItIsFreedOrAbandoned() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        room.log(new PassUsed(0, 0, "k1", "u"));
        room.log(new PassUsed(0, 0, "k2", "u"));
        assertThat(room.state().isUsedFor(place, "k1")).isTrue();
        assertThat(room.state().isUsedFor(place, "k2")).isFalse();

        room.log(new PassFreed(0, 0, "k2", "u"));
        assertThat(room.state().isUsedFor(place, "k1")).isTrue();
        room.log(new PassFreed(0, 0, "k1", "u"));
        room.log(new PassUsed(0, 0, "k2", "u"));
        assertThat(room.state().isUsedFor(place, "k2")).isTrue();

        room.run(61 * TICKS_PER_SECOND, now -> {});
        room.log(new PassUsed(0, 0, "k3", "u"));
        assertThat(room.state().isUsedFor(place, "k3")).isTrue();
    }

    @Test
    void aFanWhoIsAdmittedAgainHasOnePassForAnyOutcomeOfTheBooking() {
        for (boolean failsFirst : List.of(true, false)) {
            RoomSimulation room = new RoomSimulation(settings(null, 5, 1));
            Place first = room.walkIn(1);
            room.run(1, now -> {});
            assertThat(room.state().tryUse(first, "k1", "u", room.now())).isTrue();
            room.log(new PassUsed(0, 0, "k1", "u"));
            room.log(new BookingStarted(1, "r"));
            Place second = room.joinAgain(1, first);
            if (failsFirst) {
                room.log(new BookingEnded("r", true));
                assertThat(room.view(first).status()).isEqualTo(Status.ADMITTED);
            }
            room.run(2, now -> room.look(second, 1));
            if (!failsFirst) {
                room.log(new BookingEnded("r", true));
            }

            assertThat(room.state().tryUse(first, "k2", "u", room.now())).isFalse();
            assertThat(room.view(first).status()).isEqualTo(Status.EXPIRED);
            assertThat(room.state().figures(room.now()).inside()).isEqualTo(1);
            assertThat(room.state().tryUse(second, "k2", "u", room.now())).isTrue();
        }
    }

    @Test
    void aFanWhoIsAdmittedAgainHasOnePassIfTheBookingIsRefused() {
        RoomSimulation room = new RoomSimulation(settings(null, 5, 1));
        Place first = room.walkIn(1);
        room.run(1, now -> {});
        room.state().tryUse(first, "k1", "u", room.now());
        room.log(new PassUsed(0, 0, "k1", "u"));
        Place second = room.joinAgain(1, first);
        room.run(2, now -> room.look(second, 1));
        room.state().undoUse(first, "k1", "u");
        assertThat(room.state().tryUse(first, "k2", "u", room.now())).isFalse();
        room.log(new PassFreed(0, 0, "k1", "u"));

        assertThat(room.view(first).status()).isEqualTo(Status.EXPIRED);
        assertThat(room.view(second).status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void hasTheSamePassesInEitherOrderOfReading() {
        List<Consumer<RoomState>> line = List.of(
                room -> room.joined(new Place(0, 0), 1, NOW, null, true),
                room -> room.joined(new Place(0, 1), 1, NOW + 10, 0, true));
        List<RoomRecord> log = List.of(
                new LeaderElected("node"),
                new SaleOpened(),
                new AdmissionsDecided(0, NOW + 5, List.of(0), List.of(-1), List.of(new Grant(0, 0, 1))),
                new PassUsed(0, 0, "k1", "u"),
                new BookingStarted(1, "r"),
                new AdmissionsDecided(0, NOW + 20, List.of(1), List.of(-1), List.of(new Grant(0, 1, 1))),
                new BookingEnded("r", true));
        RoomState lineFirst = new RoomState(settings(null, 5, 1));
        line.forEach(record -> record.accept(lineFirst));
        apply(log, lineFirst);
        RoomState logFirst = new RoomState(settings(null, 5, 1));
        apply(log, logFirst);
        line.forEach(record -> record.accept(logFirst));

        for (RoomState room : List.of(lineFirst, logFirst)) {
            assertThat(room.view(new Place(0, 0), NOW + 50).status()).isEqualTo(Status.EXPIRED);
            assertThat(room.view(new Place(0, 1), NOW + 50).status()).isEqualTo(Status.ADMITTED);
            assertThat(room.figures(NOW + 50).inside()).isEqualTo(1);
            assertThat(room.tryUse(new Place(0, 0), "k2", "u", NOW + 50)).isFalse();
            assertThat(room.tryUse(new Place(0, 1), "k2", "u", NOW + 50)).isTrue();
        }
    }

    private static void apply(List<RoomRecord> log, RoomState room) {
        for (int i = 0; i < log.size(); i++) {
            room.apply(log.get(i), i, NOW + i);
        }
    }

    @Test
    void aRefusedRepetitionDoesNotFreeThePassOfAnAcceptedBooking() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        room.log(new PassUsed(0, 0, "k1", "u"));
        room.log(new PassUseConfirmed(0, 0, "k1"));
        room.log(new PassUsed(0, 0, "k1", "u"));
        room.log(new PassFreed(0, 0, "k1", "u"));
        room.log(new PassUsed(0, 0, "k2", "u"));

        assertThat(room.state().isUsedFor(place, "k2")).isFalse();
    }

    @Test
    void aRedeliveredBookingDoesNotUseTheNextPass() {
        RoomSimulation room = new RoomSimulation(settings(null, 5, 1));
        Place first = room.walkIn(1);
        room.run(1, now -> {});
        for (int times = 0; times < 2; times++) {
            room.log(new BookingStarted(1, "r"));
            room.log(new BookingEnded("r", false));
            if (times == 0) {
                room.joinAgain(1, first);
                room.run(2, now -> room.look(new Place(0, 1), 1));
            }
        }

        assertThat(room.view(new Place(0, 1)).status()).isEqualTo(Status.ADMITTED);
        assertThat(room.state().tryUse(new Place(0, 1), "k", "u", room.now())).isTrue();
    }

    @Test
    void aPassOfAnAcceptedBookingStaysUsedUntilTheBookingIsReported() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        room.log(new PassUsed(0, 0, "k1", "u"));
        room.log(new PassUseConfirmed(0, 0, "k1"));
        room.run(70 * TICKS_PER_SECOND, now -> {});
        room.log(new PassUsed(0, 0, "k2", "u"));

        assertThat(room.state().isUsedFor(place, "k2")).isFalse();
        room.log(new BookingStarted(1, "r"));
        room.log(new BookingEnded("r", true));
        room.log(new PassUsed(0, 0, "k2", "u"));
        assertThat(room.state().isUsedFor(place, "k2"))
                .as("a failed booking gives it back")
                .isTrue();
    }
}
