package io.cygi.query.plan;

/**
 * A point of a plan, in metres.
 *
 * @param x to the right of the middle of the stage's front edge
 * @param y away from the stage
 */
record Point(double x, double y) {

    /** {@return the distance from the middle of the stage's front edge} */
    double distance() {
        return Math.hypot(x, y);
    }
}
