package io.cygi.queue.room;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A room whose records are applied at once, on a clock that the test moves. */
final class RoomSimulation {

    static final int TICK_MILLIS = 50;
    static final int TICKS_PER_SECOND = 1_000 / TICK_MILLIS;

    private final RoomState state;
    private final List<AdmissionsDecided> decisions = new ArrayList<>();
    private long now = 1_000_000;
    private long logged;
    private long term = -1;
    private int joined;
    private long controllerAhead;

    RoomSimulation(WaitingRoomSettings settings) {
        state = new RoomState(settings);
        elect();
        log(new SaleOpened());
    }

    /** Sets the leader's clock ahead of the broker's. */
    RoomSimulation controlledAhead(long millis) {
        controllerAhead = millis;
        return this;
    }

    RoomState state() {
        return state;
    }

    long now() {
        return now;
    }

    List<AdmissionsDecided> decisions() {
        return decisions;
    }

    void elect() {
        term = logged;
        log(new LeaderElected("node"));
    }

    void log(RoomRecord record) {
        state.apply(record, logged++, now);
    }

    /** {@return the place of a fan who has just joined} */
    Place join(long account) {
        Place place = new Place(0, joined++);
        state.joined(place, account, now, null, false);
        return place;
    }

    /** {@return the place of a fan who has just joined and whose request waits for admission} */
    Place walkIn(long account) {
        Place place = new Place(0, joined++);
        state.joined(place, account, now, null, true);
        return place;
    }

    /** {@return the place of a fan who has joined again, after a place that the joining process took to be over} */
    Place joinAgain(long account, Place before) {
        Place place = new Place(0, joined++);
        state.joined(place, account, now, before.offset(), false);
        return place;
    }

    /** Lets time go by without a leader. */
    void pass(long millis) {
        now += millis;
    }

    void leave(Place place) {
        log(new PlaceLeft(place.partition(), place.offset()));
    }

    TicketView view(Place place) {
        return state.view(place, now);
    }

    /** Looks at the fan's ticket, and acknowledges if it is called. */
    void look(Place place, long account) {
        if (view(place).called()) {
            log(new CallAcknowledged(place.partition(), place.offset(), account));
        }
    }

    /**
     * Lets time go by.
     *
     * @param atTick is done at each tick, before the leader decides
     */
    void run(int ticks, Consumer<Long> atTick) {
        for (int i = 0; i < ticks; i++) {
            now += TICK_MILLIS;
            atTick.accept(now);
            Optional<AdmissionsDecided> decision = state.plan(term, now + controllerAhead, now, Integer.MAX_VALUE);
            decision.ifPresent(decided -> {
                decisions.add(decided);
                log(decided);
            });
        }
    }

    /** {@return all admissions in order} */
    List<Grant> grants() {
        return decisions.stream().flatMap(decided -> decided.grants().stream()).toList();
    }

    /** {@return the most admissions within any second} */
    int mostGrantedInASecond() {
        return decisions.stream()
                .mapToInt(from -> decisions.stream()
                        .filter(decided -> decided.at() >= from.at() && decided.at() < from.at() + 1_000)
                        .mapToInt(decided -> decided.grants().size())
                        .sum())
                .max()
                .orElse(0);
    }
}
