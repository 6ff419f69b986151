package io.cygi.loadtest.booking;

import io.cygi.loadtest.fans.Fan;
import java.util.List;

/**
 * The bookings before a level, which do not count. Other fans make them in the same way, because the first seconds of a
 * level run code that is still interpreted.
 *
 * @param seconds the length of the ramp in seconds
 * @param fans the fans who book in the ramp
 * @param fansOfLevel the fans who book in the level itself
 */
record Ramp(int seconds, List<Fan> fans, List<Fan> fansOfLevel) {

    private static final int SECONDS_MAX = 10;

    /** {@return the length of a level's ramp in seconds, at most half of the level} */
    static int seconds(int levelSeconds) {
        return Math.min(SECONDS_MAX, levelSeconds / 2);
    }

    /**
     * {@return the ramp of a level}
     *
     * @param all the fans of the ramp and the level
     * @param levelSeconds the seconds of the level
     */
    static Ramp of(List<Fan> all, int levelSeconds) {
        int seconds = seconds(levelSeconds);
        int count = all.size() * seconds / (seconds + levelSeconds);
        return new Ramp(seconds, all.subList(0, count), all.subList(count, all.size()));
    }

    boolean isThere() {
        return seconds > 0 && !fans.isEmpty();
    }
}
