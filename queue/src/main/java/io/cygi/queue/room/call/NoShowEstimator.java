package io.cygi.queue.room.call;

/** Estimates the share of called fans who come, and from it the number of calls for each admission. */
final class NoShowEstimator {

    private static final double SHOW_UP_MIN = 0.02;
    private static final double SPEED_UP_MAX = 3;
    private static final double SPEED_UP_SECONDS = 120;
    private static final double LEARNING_RATE = 0.3;
    private static final int SAMPLE_MIN = 5;

    private double showUp = 1;
    private double callsPerAdmission = 1;
    private long updatedAt;
    private int sampleCalled;
    private int sampleShown;

    /**
     * Adds a call that has ended.
     *
     * @param called the number of called fans who had not left
     * @param shown the number of them who came
     */
    void add(int called, int shown) {
        sampleCalled += called;
        sampleShown += shown;
        if (sampleCalled >= SAMPLE_MIN) {
            double seen = (double) sampleShown / sampleCalled;
            showUp = Math.clamp(showUp + LEARNING_RATE * (seen - showUp), SHOW_UP_MIN, 1);
            sampleCalled = 0;
            sampleShown = 0;
        }
    }

    /**
     * Moves the calls per admission towards the estimate. Fans look after a quarter of the foretold wait, two minutes
     * at most. A line that moves faster than foretold would pass them over; so in that time it becomes no more than
     * three times as fast.
     */
    void update(long now) {
        double seconds = Math.clamp(now - updatedAt, 0, 10_000) / 1_000.0;
        updatedAt = Math.max(updatedAt, now);
        callsPerAdmission =
                Math.min(1 / showUp, callsPerAdmission * Math.pow(SPEED_UP_MAX, seconds / SPEED_UP_SECONDS));
    }

    /** Follows a clock that has been set back. @param millis the time by which it was set back, in ms */
    void setBack(long millis) {
        updatedAt -= millis;
    }

    /** {@return the number of calls for each admission while the rate is the bound, 1 or more} */
    double callsPerAdmission() {
        return callsPerAdmission;
    }

    /** {@return the share of called fans who come, from {@value #SHOW_UP_MIN} to 1} */
    double showUp() {
        return showUp;
    }
}
