package io.cygi.query.plan;

import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.SeatNumber;
import java.util.List;
import java.util.Map;

/**
 * The plan of a concert's venue, in metres. The middle of the stage's front edge is the origin, x points to the right and y
 * away from the stage.
 *
 * @param concertId the concert
 * @param version of the plan: the same for the same plan alone
 * @param stage where the stage is
 * @param bounds what the stage and all seats lie in, with a margin
 * @param sections in the order of the concert
 */
record PlanBody(ConcertId concertId, String version, Rectangle stage, Rectangle bounds, List<PlanSection> sections) {

    /** A placer of sections. */
    enum Placed {
        /** The organizer gave the layout. */
        ORGANIZER,
        /** The server placed the section, because the organizer gave no layout. */
        DEFAULT
    }

    /**
     * An upright rectangle.
     *
     * @param x of the corner with the smallest coordinates
     * @param y of the corner with the smallest coordinates
     * @param width along x
     * @param height along y
     */
    record Rectangle(double x, double y, double width, double height) {}

    /**
     * A section on the plan.
     *
     * @param name of the section
     * @param rows how many
     * @param seatsPerRow how many
     * @param layout where it is
     * @param placed who placed it
     * @param attributes of its seats; seats without any are left out
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
