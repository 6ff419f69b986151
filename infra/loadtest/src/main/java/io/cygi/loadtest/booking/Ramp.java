package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Fan;
import java.util.List;

/**
 * The bookings before a level, which are not counted. They are made in the same way by other fans, because the first seconds of
 * a level run code that is still interpreted.
 *
 * @param seconds how long it takes
 * @param fans who book in it
 * @param fansOfLevel who book in the level itself
 */
record Ramp(int seconds, List<Fan> fans, List<Fan> fansOfLevel) {

    private static final int SECONDS_MAX = 10;

    /** {@return how long the ramp of a level takes, half as long as the level itself at most} */
    static int seconds(int levelSeconds) {
        return Math.min(SECONDS_MAX, levelSeconds / 2);
    }

    /** {@return the ramp of a level} @param all fans of both @param levelSeconds of the level */
    static Ramp of(List<Fan> all, int levelSeconds) {
        int seconds = seconds(levelSeconds);
        int count = all.size() * seconds / (seconds + levelSeconds);
        return new Ramp(seconds, all.subList(0, count), all.subList(count, all.size()));
    }

    boolean isThere() {
        return seconds > 0 && !fans.isEmpty();
    }
}
