package io.cygi.query.plan;

import io.cygi.contracts.concert.SectionLayout;

/**
 * The place of a section on a plan. Its fields are those of {@link SectionLayout}. It has no bounds, because the server
 * also places sections where an organizer could not.
 *
 * @param x the x coordinate of the middle of the front row
 * @param y the y coordinate of the middle of the front row
 * @param rotation the rotation in degrees clockwise
 * @param curve the radius of the front row, 0 for straight rows
 * @param seatPitch the distance from seat to seat
 * @param rowPitch the distance from row to row
 */
record PlanLayout(double x, double y, double rotation, double curve, double seatPitch, double rowPitch) {

    static PlanLayout of(SectionLayout given) {
        return new PlanLayout(
                given.x(), given.y(), given.rotation(), given.curve(), given.seatPitch(), given.rowPitch());
    }

    /**
     * {@return the middle of a seat} Rows of a curved section share the centre of their circles, and seats are as far
     * apart along each of them.
     *
     * @param seatsPerRow the number of seats in each row of the section
     * @param row the row's number, from 1
     * @param number the number of the seat within the row, from 1
     */
    Point seat(int seatsPerRow, int row, int number) {
        double along = (number - 1 - (seatsPerRow - 1) / 2.0) * seatPitch;
        double back = (row - 1) * rowPitch;
        if (curve == 0) {
            return placed(along, back);
        }
        double radius = curve + back;
        double angle = along / radius;
        return placed(radius * Math.sin(angle), radius * Math.cos(angle) - curve);
    }

    private Point placed(double along, double back) {
        double angle = Math.toRadians(rotation);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Point(x + along * cos - back * sin, y + along * sin + back * cos);
    }
}
