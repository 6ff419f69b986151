package io.cygi.contracts.concert;

/**
 * The place of a section on its venue's plan, in metres. The middle of the stage's front edge is the origin, x points
 * to the right and y away from the stage.
 *
 * @param x the position of the middle of the front row
 * @param y the position of the middle of the front row
 * @param rotation the rotation in degrees clockwise; 0 for rows that lie one behind the other along y
 * @param curve the radius of the front row, whose centre is in front of the section; 0 for straight rows
 * @param seatPitch the distance from seat to seat along a row
 * @param rowPitch the distance from row to row
 */
public record SectionLayout(double x, double y, double rotation, double curve, double seatPitch, double rowPitch) {

    /** The largest distance from the origin in either direction, in metres. */
    public static final double DISTANCE_MAX = 2_000;

    /** The largest rotation in either direction, in degrees. */
    public static final double ROTATION_MAX = 360;

    /** The smallest radius of a curved front row, in metres. */
    public static final double CURVE_MIN = 1;

    /** The largest radius of a curved front row, in metres. */
    public static final double CURVE_MAX = 5_000;

    /** The shortest distance between seats and between rows, in metres. */
    public static final double PITCH_MIN = 0.3;

    /** The longest distance between seats, in metres. */
    public static final double SEAT_PITCH_MAX = 5;

    /** The longest distance between rows, in metres. */
    public static final double ROW_PITCH_MAX = 10;

    /** Turns negative zeros into zeros, so that equal layouts are equal records. */
    public SectionLayout {
        x += 0.0;
        y += 0.0;
        rotation += 0.0;
    }

    /**
     * {@return whether a row of this many seats fits on the circle of its curve}
     *
     * @param seatsPerRow the number of seats in the row
     */
    public boolean holds(int seatsPerRow) {
        return curve == 0 || seatsPerRow * seatPitch <= 2 * Math.PI * curve;
    }
}
