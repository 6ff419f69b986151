package io.cygi.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.SectionLayout;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.query.plan.PlanBody.Placed;
import io.cygi.query.plan.PlanBody.PlanSection;
import io.cygi.query.plan.PlanBody.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections are placed so that no two seats overlap. */
class VenuePlanTest {

    private static final ConcertId CONCERT = new ConcertId("00000000-0000-7000-8000-000000000000");

    /** Least distance between seats of different sections, in metres; those of one section are 0.55 m apart. */
    private static final double APART = 0.5;

    private static final int SEATS_MAX = 50_000;
    private static final int SECTIONS_MAX = 50;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void placesAnySectionsWithoutOverlap(long seed) {
        assertNoOverlap(VenuePlan.body(CONCERT, random(new Random(seed))));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void placesExtremeSectionsWithoutOverlap(String name, List<Section> sections) {
        assertNoOverlap(VenuePlan.body(CONCERT, sections));
    }

    static Stream<Arguments> extremes() {
        return Stream.of(
                Arguments.of("one seat", List.of(section("A", 1, 1, 1, 1))),
                Arguments.of("one row of a thousand", List.of(section("A", 1, 1, 1, 1_000), section("B", 1, 1, 1, 1))),
                Arguments.of("a thousand rows", List.of(section("A", 2, 2, 1_000, 1), section("B", 1, 1, 1_000, 2))),
                Arguments.of("wide behind narrow", List.of(section("A", 9, 9, 3, 2), section("B", 8, 8, 5, 400))),
                Arguments.of(
                        "more prices than arcs",
                        IntStream.range(0, SECTIONS_MAX)
                                .mapToObj(i -> section("S" + i, i, i + 1, 10, 100))
                                .toList()),
                Arguments.of(
                        "one price",
                        IntStream.range(0, SECTIONS_MAX)
                                .mapToObj(i -> section("S" + i, 1, 1, 1 + i % 7, 1 + i * 3 % 40))
                                .toList()));
    }

    private static List<Section> random(Random random) {
        List<Section> sections = new ArrayList<>();
        int seats = 0;
        int count = 1 + random.nextInt(SECTIONS_MAX);
        int prices = 1 + random.nextInt(count);
        for (int i = 0; i < count; i++) {
            int rows = 1 + random.nextInt(random.nextBoolean() ? 60 : 5);
            int seatsPerRow = 1 + random.nextInt(random.nextBoolean() ? 60 : 5);
            seats += rows * seatsPerRow;
            if (seats > SEATS_MAX) {
                break;
            }
            sections.add(section("S" + i, i, 1 + random.nextInt(prices), rows, seatsPerRow));
        }
        return sections.isEmpty() ? List.of(section("A", 1, 1, 1, 1)) : sections;
    }

    private static Section section(String name, int order, int price, int rows, int seatsPerRow) {
        return new Section(name, Money.krw(1_000L * price), rows, seatsPerRow);
    }

    private static void assertNoOverlap(PlanBody plan) {
        Map<Long, List<Seat>> cells = new HashMap<>();
        for (PlanSection section : plan.sections()) {
            assertThat(section.placed()).isEqualTo(Placed.DEFAULT);
            VenuePlan.seats(section).forEach(point -> {
                assertInside(plan.bounds(), point);
                assertThat(point.y()).as("in front of the stage").isPositive();
                Seat seat = new Seat(section.name(), point);
                for (Seat near : near(cells, point)) {
                    if (!near.section.equals(seat.section) && near.distanceTo(point) < APART) {
                        throw new AssertionError(near + " and " + seat + " overlap");
                    }
                }
                cells.computeIfAbsent(cell(point, 0, 0), cell -> new ArrayList<>())
                        .add(seat);
            });
        }
    }

    private static List<Seat> near(Map<Long, List<Seat>> cells, Point point) {
        List<Seat> near = new ArrayList<>();
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                near.addAll(cells.getOrDefault(cell(point, dx, dy), List.of()));
            }
        }
        return near;
    }

    private static long cell(Point point, int dx, int dy) {
        return (Math.round(Math.floor(point.x() / APART)) + dx) * 1_000_000
                + Math.round(Math.floor(point.y() / APART))
                + dy;
    }

    private static void assertInside(Rectangle bounds, Point point) {
        assertThat(point.x()).isBetween(bounds.x() + 0.99, bounds.x() + bounds.width() - 0.99);
        assertThat(point.y()).isBetween(bounds.y() + 0.99, bounds.y() + bounds.height() - 0.99);
    }

    private record Seat(String section, Point at) {

        private double distanceTo(Point other) {
            return Math.hypot(at.x() - other.x(), at.y() - other.y());
        }
    }

    @Test
    void placesTheDearestSectionInFront() {
        PlanBody plan = VenuePlan.body(
                CONCERT, List.of(section("B", 1, 1, 5, 10), section("A", 2, 9, 5, 10), section("C", 3, 5, 5, 10)));

        assertThat(plan.sections()).extracting(PlanSection::name).containsExactly("B", "A", "C");
        assertThat(front(plan, "A")).isLessThan(front(plan, "C"));
        assertThat(front(plan, "C")).isLessThan(front(plan, "B"));
    }

    private static double front(PlanBody plan, String name) {
        return plan.sections().stream()
                .filter(section -> section.name().equals(name))
                .flatMap(VenuePlan::seats)
                .mapToDouble(Point::distance)
                .min()
                .orElseThrow();
    }

    @Test
    void keepsPlacedSectionsAndPutsTheOthersBehindThem() {
        SectionLayout given = new SectionLayout(-40, 30, 20, 0, 0.6, 1);
        Section placed = new Section("A", Money.krw(1), 10, 20, given, Map.of());
        PlanBody plan = VenuePlan.body(CONCERT, List.of(placed, section("B", 1, 1, 3, 4)));

        assertThat(plan.sections().getFirst().layout()).isEqualTo(PlanLayout.of(given));
        assertThat(plan.sections().getFirst().placed()).isEqualTo(Placed.ORGANIZER);
        double farthest = VenuePlan.seats(plan.sections().getFirst())
                .mapToDouble(Point::distance)
                .max()
                .orElseThrow();
        assertThat(front(plan, "B")).isGreaterThan(farthest + 1);
    }

    /** Expects the positions that pages compute themselves. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0, 1, 1, -1, 10",
        "0, 10, 0, 0, 2, 3, 1, 12",
        "5, 10, 90, 0, 1, 1, 5, 9",
        "5, 10, 90, 0, 2, 3, 3, 11",
        "0, 10, 0, 10, 1, 2, 0, 10",
        "0, 10, 0, 10, 1, 3, 0.998334, 9.950042",
        "0, 10, 0, 10, 2, 3, 0.998843, 11.958357"
    })
    void computesThePlaceOfASeat(
            double x, double y, double rotation, double curve, int row, int number, double seatX, double seatY) {
        Point seat = new PlanLayout(x, y, rotation, curve, 1, 2).seat(3, row, number);

        assertThat(seat.x()).isCloseTo(seatX, Offset.offset(1e-6));
        assertThat(seat.y()).isCloseTo(seatY, Offset.offset(1e-6));
    }

    @Test
    void hasAnotherVersionForEachDifference() {
        Section bare = section("A", 1, 1, 2, 3);
        SectionLayout layout = new SectionLayout(0, 10, 0, 0, 0.5, 1);
        List<VenuePlan> plans = Stream.of(
                        bare,
                        section("B", 1, 1, 2, 3),
                        section("A", 1, 1, 3, 2),
                        new Section("A", Money.krw(1), 2, 3, layout, Map.of()),
                        new Section(
                                "A",
                                Money.krw(1),
                                2,
                                3,
                                null,
                                Map.of(SeatNumber.parse("A-1-1"), List.of(SeatAttribute.COMPANION))))
                .map(section -> VenuePlan.of(CONCERT, List.of(section)))
                .toList();

        assertThat(plans).extracting(VenuePlan::version).doesNotHaveDuplicates();
        assertThat(plans).allSatisfy(plan -> {
            assertThat(plan.version()).matches("[A-Za-z0-9_-]{16}");
            assertThat(plan.json()).contains("\"version\":\"" + plan.version() + "\"");
        });
        assertThat(VenuePlan.of(CONCERT, List.of(bare))).isEqualTo(plans.getFirst());
    }
}
