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
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RoomStateTest {

    private static final long SEED = 20_260_501;

    private static WaitingRoomSettings settings(@Nullable Integer rate, @Nullable Integer capacity) {
        return new WaitingRoomSettings(true, rate, capacity, 60, 1, 0, 0);
    }

    @Test
    void showsTheExactNumbersAheadAndBehindWhileAThirdLeaves() {
        int fans = 3_000;
        RoomSimulation room = new RoomSimulation(settings(100, null));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < fans; i++) {
            places.add(room.join(i + 1));
        }
        room.run(4 * TICKS_PER_SECOND, now -> {});
        int called = Math.toIntExact(
                        room.state().figures(room.now()).committedOffsets().getFirst())
                + 1;
        assertThat(called).isBetween(360, 400);
        TreeSet<Integer> waiting = new TreeSet<>();
        for (int i = called; i < fans; i++) {
            waiting.add(i);
        }
        List<Place> leaving = new ArrayList<>(places.subList(called, fans));
        Collections.shuffle(leaving, new Random(SEED));
        for (Place place : leaving.subList(0, leaving.size() * 3 / 10)) {
            room.leave(place);
            room.leave(place);
            waiting.remove(place.offset());
            assertThat(room.view(place).status()).isEqualTo(Status.LEFT);
        }
        for (int offset : waiting) {
            TicketView view = room.view(places.get(offset));
            assertThat(view.ahead()).isEqualTo(waiting.headSet(offset).size());
            assertThat(view.behind()).isEqualTo(waiting.tailSet(offset, false).size());
        }
    }

    @Test
    void showsNobodyAheadOfTheNextFanAndFiguresOfTheOffsets() {
        RoomSimulation room = new RoomSimulation(settings(1, null));
        room.join(1);
        room.join(2);
        Place third = room.join(3);
        TicketView view = room.view(third);

        assertThat(view.committedOffset()).isEqualTo(-1);
        assertThat(view.endOffset()).isEqualTo(2);
        assertThat(view.ahead()).isEqualTo(third.offset() - view.committedOffset() - 1);
        assertThat(view.behind()).isEqualTo(view.endOffset() - third.offset());
    }

    @Test
    @Tag("long-running")
    void admitsEveryFanOnceInTurnAndNeverFasterThanTheRate() {
        int fans = 2_000;
        int rate = 100;
        RoomSimulation room = new RoomSimulation(settings(rate, null));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < fans; i++) {
            places.add(room.join(i + 1));
        }
        room.run(25 * TICKS_PER_SECOND, now -> places.forEach(place -> room.look(place, place.offset() + 1L)));

        assertThat(room.grants())
                .extracting(Grant::offset)
                .containsExactlyElementsOf(places.stream().map(Place::offset).toList());
        assertThat(room.mostGrantedInASecond()).isLessThanOrEqualTo(rate);
    }

    @Test
    void appliesOnlyDecisionsOfTheLatestTerm() {
        RoomSimulation room = new RoomSimulation(settings(10, null));
        Place place = room.join(1);
        long old = room.state().term();
        room.elect();

        room.log(new AdmissionsDecided(old, room.now(), List.of(0), List.of(-1), List.of(new Grant(0, 0, 1))));

        assertThat(room.view(place).status()).isEqualTo(Status.WAITING);
        assertThat(room.state().plan(old, room.now(), room.now(), 10)).isEmpty();
        room.run(2, now -> room.look(place, 1));
        assertThat(room.view(place).status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void givesAnAccountOnePlaceAndANewOneOnlyAfterItsEnd() {
        RoomState state = new RoomState(settings(10, null));
        state.joined(new Place(0, 0), 7, 0, null, false);
        state.joined(new Place(0, 1), 7, 0, null, false);
        assertThat(state.find(0, 7)).contains(new Place(0, 0));
        assertThat(state.view(new Place(0, 1), 0).status()).isEqualTo(Status.EXPIRED);

        state.joined(new Place(0, 2), 7, 0, 0, false);
        state.joined(new Place(0, 3), 7, 0, 0, false);
        assertThat(state.find(0, 7)).contains(new Place(0, 2));
        assertThat(state.figures(0).waiting()).isEqualTo(2);
    }

    @Test
    void admitsNobodyWhilePausedAndEveryFanWhileDraining() {
        RoomSimulation room = new RoomSimulation(settings(100, null));
        Place place = room.join(1);
        room.log(new RoomConfigured(settings(100, null), RoomStatus.PAUSED));
        room.run(TICKS_PER_SECOND, now -> room.look(place, 1));
        assertThat(room.view(place).status()).isEqualTo(Status.WAITING);

        room.log(new RoomConfigured(settings(100, null), RoomStatus.DRAINING));
        room.run(2, now -> room.look(place, 1));
        assertThat(room.view(place).status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void aPassIsUsedOnceUnlessTheBookingFails() {
        RoomSimulation room = new RoomSimulation(settings(100, null));
        Place place = room.join(1);
        room.run(2, now -> room.look(place, 1));
        RoomState state = room.state();

        assertThat(state.tryUse(place, "a", "u", room.now())).isTrue();
        assertThat(state.tryUse(place, "a", "u", room.now()))
                .as("the same attempt")
                .isTrue();
        assertThat(state.tryUse(place, "b", "u", room.now())).isFalse();
        state.undoUse(place, "a", "u");
        state.undoUse(place, "a", "u");
        assertThat(state.tryUse(place, "b", "u", room.now()))
                .as("a refused booking used nothing")
                .isTrue();

        room.log(new BookingStarted(1, "r"));
        state.undoUse(place, "b", "u");
        assertThat(state.tryUse(place, "c", "u", room.now())).isFalse();
        room.log(new BookingEnded("r", true));
        assertThat(state.tryUse(place, "c", "u", room.now()))
                .as("a failed booking gives it back")
                .isTrue();
        room.log(new BookingStarted(1, "s"));
        room.log(new BookingEnded("s", false));
        assertThat(state.tryUse(place, "d", "u", room.now())).isFalse();
        assertThat(room.view(place).status()).isEqualTo(Status.EXPIRED);
        assertThat(state.figures(room.now()).inside()).isZero();
    }

    @Test
    void countsADecisionFromTheBrokersTime() {
        RoomState state = new RoomState(settings(2, null));
        state.apply(new RoomRecord.LeaderElected("node"), 0, 1_000);
        state.apply(new SaleOpened(), 1, 1_000);
        join(state, 0, 2, 1_000);
        AdmissionsDecided heldUp = state.plan(0, 1_000, 1_000, 10).orElseThrow();
        assertThat(heldUp.grants()).hasSize(2);
        state.apply(heldUp, 2, 4_000);
        join(state, 2, 6, 4_200);

        assertThat(state.plan(0, 4_500, 4_500, 10)).as("half a second later").isEmpty();
        assertThat(state.plan(0, 9_500, 4_500, 10))
                .as("by a controller whose clock is ahead")
                .isEmpty();
        assertThat(state.plan(0, 5_100, 5_100, 10).orElseThrow().grants()).hasSize(2);
    }

    /** Joins fans whose requests wait for the answer. */
    private static void join(RoomState state, int from, int to, long at) {
        for (int i = from; i < to; i++) {
            state.joined(new Place(0, i), i + 1L, at, null, true);
        }
    }

    @Test
    void knowsThePassesWithAPossibleBooking() {
        RoomSimulation room = new RoomSimulation(settings(100, null));
        Place place = room.join(1);
        RoomState state = room.state();
        assertThat(state.hasTried(place)).as("who waits").isFalse();
        room.run(2, now -> room.look(place, 1));
        assertThat(state.hasTried(place)).as("a fresh pass").isFalse();

        room.log(new BookingStarted(1, "r"));
        assertThat(state.hasTried(place)).as("as the log says").isTrue();
        room.log(new BookingEnded("r", true));
        assertThat(state.hasTried(place)).as("one that failed").isTrue();
        assertThat(state.tryUse(place, "b", "u", room.now())).isTrue();
        room.log(new BookingStarted(1, "s"));
        room.log(new BookingEnded("s", false));
        assertThat(state.hasTried(place)).as("whose guest is gone").isTrue();
    }

    @Test
    void aPassEndsWithItsTime() {
        RoomSimulation room = new RoomSimulation(settings(null, 1));
        Place first = room.join(1);
        room.run(2, now -> room.look(first, 1));
        Place second = room.join(2);
        room.run(59 * TICKS_PER_SECOND, now -> room.look(second, 2));
        assertThat(room.view(second).status()).isEqualTo(Status.WAITING);

        room.run(2 * TICKS_PER_SECOND, now -> room.look(second, 2));

        assertThat(room.view(first).status()).isEqualTo(Status.EXPIRED);
        assertThat(room.view(second).status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void mergesPartitionsByTheTimesOfTheirRecords() {
        RoomState state = new RoomState(new WaitingRoomSettings(true, 10, null, 60, 2, 0, 0));
        state.apply(new SaleOpened(), 0, 100);
        state.joined(new Place(0, 0), 1, 100, null, false);
        state.joined(new Place(1, 0), 2, 110, null, false);
        state.joined(new Place(0, 1), 3, 120, null, false);

        assertThat(state.view(new Place(0, 0), 200).ahead()).isZero();
        assertThat(state.view(new Place(1, 0), 200).ahead()).isEqualTo(1);
        assertThat(state.view(new Place(0, 1), 200).ahead()).isEqualTo(2);
        assertThat(state.view(new Place(1, 0), 200).behind()).isEqualTo(1);
        state.apply(new RoomRecord.LeaderElected("node"), 0, 200);
        assertThat(state.plan(0, 200, 200, 2).orElseThrow().calledTo()).containsExactly(0, 0);
    }

    @Test
    @Tag("long-running")
    void takesLessThanAHundredBytesForEachOfAMillionFans() {
        int fans = 1_000_000;
        RoomState state = new RoomState(settings(100, null));
        Random random = new Random(SEED);
        for (int i = 0; i < fans; i++) {
            state.joined(new Place(0, i), random.nextLong(), i, null, false);
        }
        for (int i = 0; i < 3 * fans / 10; i++) {
            state.apply(new RoomRecord.PlaceLeft(0, random.nextInt(fans)), i, fans);
        }

        assertThat(state.figures(0).memoryBytes() / fans).isLessThan(100);
    }
}
