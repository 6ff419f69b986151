package io.cygi.queue.room;

import static io.cygi.queue.room.RoomSimulation.TICKS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.BookingStarted;
import io.cygi.queue.room.record.RoomRecord.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Called fans who are absent. */
class RoomAbsenceTest {

    private static final long SEED = 20_260_501;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity) {
        return new WaitingRoomSettings(true, rate, capacity, 60, 1, 0, 0);
    }

    @Test
    @Tag("long-running")
    void isNotStalledByAbsentFansAndNeverExceedsItsCapacity() {
        int fans = 5_000;
        int capacity = 50;
        RoomSimulation room = new RoomSimulation(settings(null, capacity));
        Random random = new Random(SEED);
        List<Place> present = new ArrayList<>();
        for (int i = 0; i < fans; i++) {
            Place place = room.join(i + 1);
            if (random.nextInt(10) == 0) {
                present.add(place);
            }
        }
        List<Place> inside = new ArrayList<>();
        room.run(200 * TICKS_PER_SECOND, now -> {
            for (Place place : present) {
                room.look(place, place.offset() + 1L);
            }
            inside.removeIf(place -> random.nextInt(2 * TICKS_PER_SECOND) == 0 && bookAndEnd(room, place));
            present.removeIf(place -> {
                boolean admitted = room.view(place).status() == Status.ADMITTED;
                if (admitted) {
                    inside.add(place);
                }
                return admitted;
            });
            assertThat(room.state().figures(now).inside()).isLessThanOrEqualTo(capacity);
        });

        assertThat(present).isEmpty();
        assertThat(room.state().figures(room.now()).showUpRate()).isBetween(0.02, 0.5);
        assertThat(room.state().figures(room.now()).committedOffsets()).containsExactly(fans - 1L);
    }

    @Test
    @Tag("long-running")
    void isNotStalledByAbsentFansIfOnlyARateIsSet() {
        int fans = 10_000;
        int rate = 25;
        RoomSimulation room = new RoomSimulation(settings(rate, null));
        List<Place> present = new ArrayList<>();
        for (int i = 0; i < fans; i++) {
            Place place = room.join(i + 1);
            if (i % 10 == 0) {
                present.add(place);
            }
        }
        room.run(240 * TICKS_PER_SECOND, now -> {
            present.removeIf(place -> room.view(place).status() == Status.ADMITTED);
            present.forEach(place -> room.look(place, place.offset() + 1L));
        });

        // At a tenth of the rate it would take 400 seconds.
        assertThat(room.grants()).hasSize(fans / 10);
        assertThat(room.grants()).extracting(Grant::offset).isSorted();
        assertThat(room.mostGrantedInASecond()).isLessThanOrEqualTo(rate);
    }

    @Test
    @Tag("long-running")
    void admitsSoonEveryFanWhoLooksAtTheGivenTimes() {
        int fans = 6_000;
        RoomSimulation room = new RoomSimulation(settings(50, null));
        Random random = new Random(SEED);
        Map<Place, Long> nextLook = new LinkedHashMap<>();
        for (int i = 0; i < fans; i++) {
            Place place = room.join(i + 1);
            // Almost none of the first fans have stayed, and all of those behind have.
            if (i > 4_000 || random.nextInt(10) == 0) {
                nextLook.put(place, room.now() + told(room.view(place)));
            }
        }
        int present = nextLook.size();
        room.run(400 * TICKS_PER_SECOND, now -> {
            for (var due : nextLook.entrySet()) {
                if (due.getValue() <= now) {
                    room.look(due.getKey(), due.getKey().offset() + 1L);
                    due.setValue(now + told(room.view(due.getKey())));
                }
            }
            nextLook.keySet().removeIf(place -> room.view(place).status() == Status.ADMITTED);
        });

        assertThat(nextLook).isEmpty();
        assertThat(room.grants()).hasSize(present);
        assertThat(room.mostGrantedInASecond()).isLessThanOrEqualTo(50);
        int before = -1;
        for (Grant grant : room.grants()) {
            assertThat(grant.offset()).as("places passed by, of 50 a second").isGreaterThan(before - 50 * 40);
            before = Math.max(before, grant.offset());
        }
    }

    /**
     * {@return the pause until the next look in ms} The documentation promises a quarter of the wait, two minutes at
     * most, and two seconds for called fans.
     */
    private static long told(TicketView view) {
        double seconds = (view.ahead() + 1) / view.admissionsPerSecond() / 4;
        return (long) (Math.clamp(seconds, 1, view.turn() ? 2 : 120) * 1_000);
    }

    private static boolean bookAndEnd(RoomSimulation room, Place place) {
        String reservation = "reservation-" + place.offset();
        room.log(new BookingStarted(place.offset() + 1L, reservation));
        room.log(new BookingEnded(reservation, false));
        return true;
    }

    @Test
    void keepsAPlaceForALateFanUntilItLapses() {
        RoomSimulation room = new RoomSimulation(settings(null, 1));
        Place late = room.join(1);
        Place next = room.join(2);
        room.run(4 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(next).called())
                .as("while the first one's call is open")
                .isFalse();

        room.run(2 * TICKS_PER_SECOND, now -> room.look(next, 2));
        assertThat(room.view(next).status())
                .as("within seconds of the first one's call")
                .isEqualTo(Status.ADMITTED);
        room.look(late, 1);
        room.run(1, now -> {});
        assertThat(room.view(late).status()).as("there is no room").isEqualTo(Status.WAITING);
        Place third = room.join(3);
        assertThat(room.view(third).ahead()).as("who was called goes first").isEqualTo(1);
        room.leave(next);
        room.run(1, now -> {});
        assertThat(room.view(late).status()).isEqualTo(Status.ADMITTED);

        room.leave(late);
        room.run(200 * TICKS_PER_SECOND, now -> {});
        assertThat(room.view(third).status()).isEqualTo(Status.EXPIRED);
    }
}
