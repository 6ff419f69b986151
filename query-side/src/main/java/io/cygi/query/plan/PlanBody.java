package io.cygi.query.plan;

import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.SeatNumber;
import java.util.List;
import java.util.Map;

/**
 * The plan of a concert's venue, in metres. The middle of the stage's front edge is the origin, x points to the right
 * and y away from the stage.
 *
 * @param concertId the concert's id
 * @param version the version of the plan; different plans have different versions
 * @param stage the place of the stage
 * @param bounds the rectangle around the stage and all seats, with a margin
 * @param sections the sections in the order of the concert
 */
record PlanBody(ConcertId concertId, String version, Rectangle stage, Rectangle bounds, List<PlanSection> sections) {

    /** The origin of a section's place. */
    enum Placed {
        /** The organizer has placed the section. */
        ORGANIZER,
        /** The server has placed the section, because the organizer has not. */
        DEFAULT
    }

    /**
     * An upright rectangle.
     *
     * @param x the x coordinate of the corner with the smallest coordinates
     * @param y the y coordinate of the corner with the smallest coordinates
     * @param width the length along x
     * @param height the length along y
     */
    record Rectangle(double x, double y, double width, double height) {}

    /**
     * A section on the plan.
     *
     * @param name the name of the section
     * @param rows the number of rows
     * @param seatsPerRow the number of seats in each row
     * @param layout the section's place
     * @param placed the origin of the place
     * @param attributes the attributes of its seats; seats without any are left out
     */
    record PlanSection(
            String name,
            int rows,
            int seatsPerRow,
            PlanLayout layout,
            Placed placed,
            Map<SeatNumber, List<SeatAttribute>> attributes) {}

    PlanBody withVersion(String known) {
        return new PlanBody(concertId, known, stage, bounds, sections);
    }
}
