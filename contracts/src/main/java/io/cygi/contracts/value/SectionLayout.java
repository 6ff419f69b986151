package io.cygi.contracts.value;

/**
 * The place of a section on its venue's plan, in metres. The middle of the stage's front edge is the origin, x points to the
 * right and y away from the stage.
 *
 * @param x of the middle of the front row, within {@link #DISTANCE_MAX}
 * @param y of the middle of the front row, within {@link #DISTANCE_MAX}
 * @param rotation in degrees clockwise, within {@link #ROTATION_MAX}; 0 for rows that lie one behind the other along y
 * @param curve the radius of the front row, whose centre is in front of the section, {@link #CURVE_MIN} to
 *     {@link #CURVE_MAX}; 0 for straight rows
 * @param seatPitch from seat to seat along a row, {@link #PITCH_MIN} to {@link #SEAT_PITCH_MAX}
 * @param rowPitch from row to row, {@link #PITCH_MIN} to {@link #ROW_PITCH_MAX}
 */
public record SectionLayout(double x, double y, double rotation, double curve, double seatPitch, double rowPitch) {

    /** The farthest from the origin in either direction. */
    public static final double DISTANCE_MAX = 2_000;

    /** The largest rotation in either direction. */
    public static final double ROTATION_MAX = 360;

    /** The sharpest curve. */
    public static final double CURVE_MIN = 1;

    /** The flattest curve. */
    public static final double CURVE_MAX = 5_000;

    /** The shortest distance between seats and between rows. */
    public static final double PITCH_MIN = 0.3;

    /** The longest distance between seats. */
    public static final double SEAT_PITCH_MAX = 5;

    /** The longest distance between rows. */
    public static final double ROW_PITCH_MAX = 10;

    /** Checks the bounds. */
    public SectionLayout {
        // There is one zero.
        x += 0.0;
        y += 0.0;
        rotation += 0.0;
        require(
                Math.abs(x) <= DISTANCE_MAX && Math.abs(y) <= DISTANCE_MAX,
                "a section lies within 2000 m of the stage");
        require(Math.abs(rotation) <= ROTATION_MAX, "a rotation is -360 to 360 degrees");
        require(curve == 0 || curve >= CURVE_MIN && curve <= CURVE_MAX, "a curve is 0, or 1 to 5000 m");
        require(seatPitch >= PITCH_MIN && seatPitch <= SEAT_PITCH_MAX, "seats are 0.3 to 5 m apart");
        require(rowPitch >= PITCH_MIN && rowPitch <= ROW_PITCH_MAX, "rows are 0.3 to 10 m apart");
    }

    /** {@return whether a row of so many seats fits on the circle that it is curved along} @param seatsPerRow how many */
    public boolean holds(int seatsPerRow) {
        return curve == 0 || seatsPerRow * seatPitch <= 2 * Math.PI * curve;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
