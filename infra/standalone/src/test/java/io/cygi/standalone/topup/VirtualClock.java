package io.cygi.standalone.topup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that moves on demand. It runs the delayed tasks of the time that it passes. */
final class VirtualClock extends Clock {

    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private final PriorityQueue<PutOff> putOff = new PriorityQueue<>(Comparator.comparing(PutOff::at));
    private Instant now = BEGINNING;

    /** A delayed action with its time. */
    private record PutOff(Instant at, Runnable act) {}

    void reset() {
        putOff.clear();
        now = BEGINNING;
    }

    /** {@return the time of a slower clock} @param times factor by which it is slower */
    Instant slowed(int times) {
        return BEGINNING.plus(Duration.between(BEGINNING, now).dividedBy(times));
    }

    void putOff(Duration time, Runnable act) {
        putOff.add(new PutOff(now.plus(time), act));
    }

    void pass(Duration time) {
        reach(now.plus(time));
    }

    /** Moves to an instant, unless it has passed. */
    void reach(Instant moment) {
        for (PutOff next = putOff.peek(); next != null && !next.at().isAfter(moment); next = putOff.peek()) {
            putOff.remove();
            now = next.at();
            next.act().run();
        }
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone");
    }
}
