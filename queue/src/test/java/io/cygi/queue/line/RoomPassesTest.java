package io.cygi.queue.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.queue.line.RoomRecord.Booked;
import io.cygi.queue.line.RoomRecord.BookingEnded;
import io.cygi.queue.line.RoomRecord.Freed;
import io.cygi.queue.line.RoomRecord.Kept;
import io.cygi.queue.line.RoomRecord.Used;
import io.cygi.queue.line.TicketView.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A pass is for one booking, of one account, in one process. */
class RoomPassesTest {

    private static final int TICKS_PER_SECOND = 1_000 / RoomSimulation.TICK_MILLIS;
    private static final int PASS_SECONDS = 60;
    private static final long NOW = 1_000_000;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity, int partitions) {
        return new WaitingRoomSettings(true, rate, capacity, PASS_SECONDS, partitions, 0, 0);
    }

    @Test
    void aPassStaysUsedAsLongAsOneOfTheSameRequestsIsUnderWay() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        RoomState state = room.state();

        assertThat(state.tryUse(place, "k1", room.now())).isTrue();
        assertThat(state.tryUse(place, "k1", room.now())).isTrue();
        assertThat(state.undoUse(place, "k1")).isFalse();
        assertThat(state.tryUse(place, "k2", room.now())).isFalse();
        assertThat(state.undoUse(place, "k1")).isTrue();
        assertThat(state.tryUse(place, "k2", room.now())).isTrue();
    }

    @Test
    void aPassIsTheFirstAttemptsOfAllProcessesUntilItIsFreedOrAbandoned() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        room.log(new Used(0, 0, "k1"));
        room.log(new Used(0, 0, "k2"));
        assertThat(room.state().isUsedFor(place, "k1")).isTrue();
        assertThat(room.state().isUsedFor(place, "k2")).isFalse();

        room.log(new Freed(0, 0, "k2"));
        assertThat(room.state().isUsedFor(place, "k1")).isTrue();
        room.log(new Freed(0, 0, "k1"));
        room.log(new Used(0, 0, "k2"));
        assertThat(room.state().isUsedFor(place, "k2")).isTrue();

        room.run(31 * TICKS_PER_SECOND, now -> {});
        room.log(new Used(0, 0, "k3"));
        assertThat(room.state().isUsedFor(place, "k3")).isTrue();
    }

    @Test
    void whoJoinsAgainWhileABookingIsUnderWayHasNoPassLeftOfItWhenItFails() {
        for (boolean joinedFirst : List.of(true, false)) {
            RoomSimulation room = new RoomSimulation(settings(null, 5, 1));
            Place first = room.walkIn(1);
            room.run(1, now -> {});
            assertThat(room.state().tryUse(first, "k1", room.now())).isTrue();
            room.log(new Used(0, 0, "k1"));
            room.log(new Booked(1, "r"));
            if (joinedFirst) {
                room.joinAgain(1, first);
                room.log(new BookingEnded("r", true));
            } else {
                room.log(new BookingEnded("r", true));
                room.joinAgain(1, first);
            }

            assertThat(room.state().tryUse(first, "k2", room.now())).isFalse();
            assertThat(room.view(first).status()).isEqualTo(Status.EXPIRED);
            assertThat(room.state().figures(room.now()).inside()).isZero();
        }
    }

    @Test
    void whoJoinsAgainWhileABookingIsRefusedHasNoPassLeftOfIt() {
        RoomSimulation room = new RoomSimulation(settings(null, 5, 1));
        Place first = room.walkIn(1);
        room.run(1, now -> {});
        room.state().tryUse(first, "k1", room.now());
        room.log(new Used(0, 0, "k1"));
        room.joinAgain(1, first);
        room.state().undoUse(first, "k1");
        assertThat(room.state().tryUse(first, "k2", room.now())).isFalse();
        room.log(new Freed(0, 0, "k1"));

        assertThat(room.view(first).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void aPassThatHasBookedStaysUsedHoweverLongTheBookingTakesToBeHeardOf() {
        RoomSimulation room = new RoomSimulation(settings(null, 1, 1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        room.log(new Used(0, 0, "k1"));
        room.log(new Kept(0, 0, "k1"));
        room.run(40 * TICKS_PER_SECOND, now -> {});
        room.log(new Used(0, 0, "k2"));

        assertThat(room.state().isUsedFor(place, "k2")).isFalse();
        room.log(new Booked(1, "r"));
        room.log(new BookingEnded("r", true));
        room.log(new Used(0, 0, "k2"));
        assertThat(room.state().isUsedFor(place, "k2"))
                .as("a failed booking gives it back")
                .isTrue();
    }
}
