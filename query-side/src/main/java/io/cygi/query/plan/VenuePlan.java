package io.cygi.query.plan;

import io.cygi.contracts.Sha256;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.SectionLayout;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.plan.PlanBody.Placed;
import io.cygi.query.plan.PlanBody.PlanSection;
import io.cygi.query.plan.PlanBody.Rectangle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plan of a venue as it is stored and sent. Its version is a digest of its content, so an address with a version
 * never belongs to two plans.
 *
 * @param version the version, of characters that need no encoding in a query
 * @param json the JSON of {@link PlanBody}
 */
public record VenuePlan(String version, String json) {

    private static final Rectangle STAGE = new Rectangle(-8, -6, 16, 6);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@return the plan of a concert} @param concertId the concert's id @param sections the sections as published */
    public static VenuePlan of(ConcertId concertId, List<Section> sections) {
        PlanBody body = body(concertId, sections);
        String version = Sha256.tag(JSON.writeValueAsBytes(body));
        return new VenuePlan(version, JSON.writeValueAsString(body.withVersion(version)));
    }

    static PlanBody body(ConcertId concertId, List<Section> sections) {
        double behind = sections.stream()
                .flatMap(section -> seats(section, section.layout()))
                .mapToDouble(seat -> seat.distance() + DefaultLayouts.PASSAGE)
                .max()
                .orElse(0);
        Map<String, PlanLayout> defaults = DefaultLayouts.of(
                sections.stream().filter(section -> section.layout() == null).toList(), behind);
        List<PlanSection> placed = sections.stream()
                .map(section -> place(section, defaults.get(section.name())))
                .toList();
        Bounds bounds = new Bounds();
        bounds.include(STAGE);
        placed.forEach(section -> seats(section).forEach(bounds::include));
        return new PlanBody(concertId, "", STAGE, bounds.rectangle(), placed);
    }

    private static PlanSection place(Section section, @Nullable PlanLayout otherwise) {
        SectionLayout given = section.layout();
        return new PlanSection(
                section.name(),
                section.rows(),
                section.seatsPerRow(),
                given == null ? Objects.requireNonNull(otherwise) : PlanLayout.of(given),
                given == null ? Placed.DEFAULT : Placed.ORGANIZER,
                section.attributes());
    }

    private static Stream<Point> seats(Section section, @Nullable SectionLayout given) {
        return given == null ? Stream.empty() : seats(place(section, null));
    }

    /** {@return the middles of all seats} @param section the section, which has a place */
    static Stream<Point> seats(PlanSection section) {
        int seatsPerRow = section.seatsPerRow();
        return IntStream.range(0, section.rows() * seatsPerRow)
                .mapToObj(i -> section.layout().seat(seatsPerRow, i / seatsPerRow + 1, i % seatsPerRow + 1));
    }

    byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
