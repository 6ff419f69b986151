package io.cygi.contracts.api;

import io.cygi.contracts.FieldProblem;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.SectionLayout;
import io.cygi.contracts.value.SeatNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the places and the seats of the sections in a request, and collects the faults by field. */
public final class SectionPlanReader {

    private final List<FieldProblem> problems = new ArrayList<>();
    private int attributedSeats;

    /**
     * {@return the section with layout and attributes} A faulty layout or attribute is noted as a problem and left out.
     *
     * @param field the section's path in the request
     * @param section the section without a plan
     * @param layout the layout as requested, or null
     * @param attributes the attributes as requested by seat, or null
     */
    public Section read(
            String field,
            Section section,
            @Nullable SectionLayoutRequest layout,
            @Nullable Map<String, @Nullable List<@Nullable SeatAttribute>> attributes) {
        return new Section(
                section.name(),
                section.price(),
                section.rows(),
                section.seatsPerRow(),
                layout == null ? null : layout(field + ".layout", section, layout),
                attributes == null ? Map.of() : attributes(field + ".attributes", section, attributes));
    }

    /** {@return the faults of the sections that were read, each section and all together} */
    public List<FieldProblem> problems() {
        List<FieldProblem> all = new ArrayList<>(problems);
        if (attributedSeats > ConcertDetails.ATTRIBUTED_SEATS_MAX) {
            all.add(new FieldProblem(
                    "sections",
                    "may have attributes for up to " + ConcertDetails.ATTRIBUTED_SEATS_MAX + " seats in all"));
        }
        return all;
    }

    private @Nullable SectionLayout layout(String field, Section section, SectionLayoutRequest request) {
        if (!request.curvedWithinBounds()) {
            problems.add(new FieldProblem(field + ".curve", "must be 0, or 1 to 5000"));
            return null;
        }
        SectionLayout layout = request.layout();
        if (!layout.holds(section.seatsPerRow())) {
            problems.add(new FieldProblem(
                    field + ".curve", "must be large enough for a row, which is longer than the circle"));
            return null;
        }
        return layout;
    }

    private Map<SeatNumber, List<SeatAttribute>> attributes(
            String field, Section section, Map<String, @Nullable List<@Nullable SeatAttribute>> requested) {
        attributedSeats += requested.size();
        Map<SeatNumber, List<SeatAttribute>> read = new TreeMap<>();
        requested.forEach((name, of) -> {
            String seatField = field + "[" + name + "]";
            SeatNumber seat = seat(name);
            if (seat == null || !section.has(seat)) {
                problems.add(new FieldProblem(seatField, "is not a seat of the section"));
            } else if (of == null || of.isEmpty() || !distinct(of)) {
                problems.add(new FieldProblem(seatField, "must be one or more attributes, each once"));
            } else {
                read.put(seat, of.stream().map(Objects::requireNonNull).toList());
            }
        });
        return read;
    }

    private static boolean distinct(List<@Nullable SeatAttribute> attributes) {
        return attributes.stream().noneMatch(Objects::isNull) && new HashSet<>(attributes).size() == attributes.size();
    }

    private static @Nullable SeatNumber seat(String name) {
        try {
            return SeatNumber.requested(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
