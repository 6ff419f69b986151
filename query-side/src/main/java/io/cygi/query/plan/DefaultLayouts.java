package io.cygi.query.plan;

import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places sections in arcs around the middle of the stage's front edge: the dearest in front, those of one price in
 * their order, left to right. Sections of an arc have angles of their own and arcs have distances of their own, so that
 * no two sections overlap. If the organizer has placed some sections, the others come behind them.
 */
final class DefaultLayouts {

    /** Distance between two seats of a row, in metres. */
    static final double SEAT_PITCH = 0.55;

    /** Distance between two rows, in metres. */
    static final double ROW_PITCH = 0.9;

    /** Distance between two sections of an arc at their front rows, in metres. */
    static final double AISLE = 1.5;

    /** Distance between two arcs, and between the sections that the organizer placed and the first arc, in metres. */
    static final double PASSAGE = 2.5;

    private static final double RADIUS_FIRST = 10;
    private static final double SPAN = Math.toRadians(120);

    /** Most prices that get an arc each. Beyond them an arc takes sections of several prices. */
    private static final int PRICE_ARCS_MAX = 8;

    private static final double METRES_DIGITS = 1_000;
    private static final double DEGREES_DIGITS = 10_000;

    private final Map<String, PlanLayout> placed = new HashMap<>();
    private final boolean arcPerPrice;
    private final List<Section> arc = new ArrayList<>();
    private double inner;

    private DefaultLayouts(List<Section> sections, double behind) {
        this.inner = Math.max(RADIUS_FIRST, behind);
        this.arcPerPrice = sections.stream().map(Section::price).distinct().count() <= PRICE_ARCS_MAX;
    }

    /**
     * {@return the place of each section, by its name}
     *
     * @param sections the sections that the organizer has not placed
     * @param behind the distance from which there is room, in metres
     */
    static Map<String, PlanLayout> of(List<Section> sections, double behind) {
        DefaultLayouts layouts = new DefaultLayouts(sections, behind);
        sections.stream()
                .sorted(Comparator.comparing(
                        Section::price, Comparator.<Money>naturalOrder().reversed()))
                .forEach(layouts::add);
        layouts.placeArc();
        return layouts.placed;
    }

    private void add(Section section) {
        boolean otherPrice =
                arcPerPrice && !arc.isEmpty() && !arc.getLast().price().equals(section.price());
        double length = length(arc) + length(section);
        if (otherPrice || !arc.isEmpty() && length > SPAN * radius(arc)) {
            placeArc();
        }
        arc.add(section);
    }

    /** {@return the distance of an arc} It is as far away as its widest section needs. */
    private double radius(List<Section> sections) {
        double widest =
                sections.stream().mapToDouble(DefaultLayouts::length).max().orElse(0);
        return Math.max(inner, widest / SPAN);
    }

    private static double length(List<Section> sections) {
        return sections.stream().mapToDouble(DefaultLayouts::length).sum();
    }

    private static double length(Section section) {
        return section.seatsPerRow() * SEAT_PITCH + AISLE;
    }

    private void placeArc() {
        if (arc.isEmpty()) {
            return;
        }
        double radius = rounded(radius(arc), METRES_DIGITS);
        double at = -length(arc) / 2;
        int rows = 0;
        for (Section section : arc) {
            double angle = (at + length(section) / 2) / radius;
            placed.put(
                    section.name(),
                    new PlanLayout(
                            rounded(radius * Math.sin(angle), METRES_DIGITS),
                            rounded(radius * Math.cos(angle), METRES_DIGITS),
                            rounded(-Math.toDegrees(angle), DEGREES_DIGITS),
                            radius,
                            SEAT_PITCH,
                            ROW_PITCH));
            at += length(section);
            rows = Math.max(rows, section.rows());
        }
        inner = radius + (rows - 1) * ROW_PITCH + PASSAGE;
        arc.clear();
    }

    private static double rounded(double value, double digits) {
        return Math.round(value * digits) / digits + 0.0;
    }
}
