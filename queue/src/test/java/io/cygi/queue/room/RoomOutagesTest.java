package io.cygi.queue.room;

import static io.cygi.queue.room.RoomSimulation.TICKS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.PassUsed;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomStatus;
import org.junit.jupiter.api.Test;

/** An outage, during which no process can hear fans, costs them no time. */
class RoomOutagesTest {

    private static final int PASS_SECONDS = 300;

    private static WaitingRoomSettings settings(int capacity) {
        return new WaitingRoomSettings(true, null, capacity, PASS_SECONDS, 1, 0, 0);
    }

    @Test
    void noFanLosesTheTurnInAnOutage() {
        RoomSimulation room = new RoomSimulation(settings(2));
        room.walkIn(1);
        Place called = room.join(2);
        room.run(1, now -> {});
        assertThat(room.view(called).called()).isTrue();

        room.pass(10 * 60_000);
        room.elect();
        room.run(TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).status()).isEqualTo(Status.WAITING);
        room.run(178 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).called()).as("it has its time again").isTrue();
        room.run(3 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void aNewLeaderGivesCallsTheirTimeAgainAlsoWithoutAnOutage() {
        RoomSimulation room = new RoomSimulation(settings(2));
        Place called = room.join(1);
        room.run(170 * TICKS_PER_SECOND, now -> {});
        room.elect();
        room.run(170 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).called()).isTrue();

        room.run(20 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void anOutageForgetsNoAnsweredFanWhoWaitsForCapacity() {
        RoomSimulation room = new RoomSimulation(settings(1));
        Place called = room.join(1);
        room.run(1, now -> {});
        room.log(new RoomConfigured(null, RoomStatus.PAUSED));
        room.look(called, 1);
        room.run(190 * TICKS_PER_SECOND, now -> room.look(called, 1));
        room.log(new RoomConfigured(null, RoomStatus.OPEN));

        room.pass(10 * 60_000);
        room.elect();
        room.run(TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).called()).isTrue();
        room.run(2, now -> room.look(called, 1));
        assertThat(room.view(called).status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void noFanLosesTheTurnInAnOutageWithoutADecision() {
        RoomSimulation room = new RoomSimulation(settings(2));
        room.walkIn(1);
        Place called = room.join(2);
        room.run(20 * TICKS_PER_SECOND, now -> {});

        room.pass(4 * 60_000);
        room.run(150 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).called()).as("it has its time again").isTrue();
        room.run(40 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void theCallsOfAQuietRoomLapseAndThenNothingIsWritten() {
        RoomSimulation room = new RoomSimulation(settings(2));
        room.walkIn(1);
        Place called = room.join(2);
        room.run(170 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).called()).isTrue();
        room.run(20 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(called).status()).isEqualTo(Status.EXPIRED);

        int written = room.decisions().size();
        assertThat(written).isLessThan(25);
        room.run(60 * TICKS_PER_SECOND, now -> {});
        assertThat(room.decisions()).hasSize(written);
    }

    @Test
    void aPassIsNotAbandonedWhileNoProcessReportsBookings() {
        RoomSimulation room = new RoomSimulation(settings(1));
        Place place = room.walkIn(1);
        room.run(1, now -> {});
        room.log(new PassUsed(0, 0, "k1", "u"));
        room.pass(120_000);
        room.elect();
        room.log(new PassUsed(0, 0, "k2", "u"));
        assertThat(room.state().isUsedFor(place, "k2")).isFalse();

        room.run(61 * TICKS_PER_SECOND, now -> {});
        room.log(new PassUsed(0, 0, "k2", "u"));
        assertThat(room.state().isUsedFor(place, "k2")).isTrue();
    }
}
