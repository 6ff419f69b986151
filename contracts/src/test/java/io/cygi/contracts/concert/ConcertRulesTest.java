package io.cygi.contracts.concert;

import static io.cygi.contracts.concert.ConcertDraft.NOW;
import static io.cygi.contracts.concert.ConcertDraft.attributed;
import static io.cygi.contracts.concert.ConcertDraft.placed;
import static io.cygi.contracts.concert.ConcertDraft.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cygi.contracts.concert.ConcertCommand.ChangeConcert;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands check the bounds of a concert. */
class ConcertRulesTest {

    private static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    private static final AccountId ORGANIZER = new AccountId("organizer-1");

    private static Arguments refused(String message, Consumer<ConcertDraft> change) {
        return arguments(message, ConcertDraft.with(change));
    }

    private static Arguments refused(String message, Section... sections) {
        return refused(message, draft -> draft.sections = List.of(sections));
    }

    static Stream<Arguments> details() {
        return Stream.of(
                refused("title", draft -> draft.title = ""),
                refused("title", draft -> draft.title = "\u3164"),
                refused("title", draft -> draft.title = "a".repeat(201)),
                refused("description", draft -> draft.description = "a".repeat(10_001)),
                refused("venue", draft -> draft.venue = " "),
                refused("venue", draft -> draft.venue = "a".repeat(201)),
                refused("time", draft -> draft.endsAt = Instant.parse("+10000-01-01T00:00:00Z")),
                refused("time", draft -> draft.salesOpenAt = Instant.parse("1969-12-31T23:59:59Z")),
                refused("ends after", draft -> draft.startsAt = draft.endsAt),
                refused("closes after", draft -> draft.salesOpenAt = draft.salesCloseAt),
                refused("no later", draft -> draft.salesCloseAt = draft.endsAt.plusSeconds(1)),
                refused("purchase limit", draft -> draft.purchaseLimit = 0),
                refused("purchase limit", draft -> draft.purchaseLimit = 21),
                refused("hold lasts", draft -> draft.holdSeconds = 0),
                refused("hold lasts", draft -> draft.holdSeconds = 3_601),
                refused("extended", draft -> draft.holdExtensions = -1),
                refused("extended", draft -> draft.holdExtensions = 4),
                refused("refund days", draft -> draft.refunds = new RefundPolicy(1, 2, 50)),
                refused("refund days", draft -> draft.refunds = new RefundPolicy(366, 2, 50)),
                refused("refund days", draft -> draft.refunds = new RefundPolicy(1, -1, 50)),
                refused("percentage", draft -> draft.refunds = new RefundPolicy(7, 1, 101)),
                refused("percentage", draft -> draft.refunds = new RefundPolicy(7, 1, -1)));
    }

    static Stream<Arguments> waitingRooms() {
        return Stream.of(
                refused("admissions", draft -> draft.perSecond = 0),
                refused("admissions", draft -> draft.perSecond = 100_001),
                refused("capacity", draft -> draft.capacity = 0),
                refused("capacity", draft -> draft.capacity = 1_000_001),
                refused("pass's seconds", draft -> draft.passSeconds = 4),
                refused("pass's seconds", draft -> draft.passSeconds = 3_601),
                refused("partitions", draft -> draft.partitions = 0),
                refused("partitions", draft -> draft.partitions = 65),
                refused("lobby's minutes", draft -> draft.lobbyMinutes = -1),
                refused("lobby's minutes", draft -> draft.lobbyMinutes = 1_441),
                refused("challenge's bits", draft -> draft.challengeBits = -1),
                refused("challenge's bits", draft -> draft.challengeBits = 25),
                refused("one partition", draft -> {
                    draft.lobbyMinutes = 1;
                    draft.partitions = 2;
                }));
    }

    static Stream<Arguments> sections() {
        Section[] many = IntStream.rangeClosed(1, 101)
                .mapToObj(number -> section("A" + number, Map.of()))
                .toArray(Section[]::new);
        return Stream.of(
                refused("1 to 100 sections"),
                refused("1 to 100 sections", many),
                refused("distinct", section("A", Map.of()), section("A", Map.of())),
                refused("section's name", section("A b", Map.of())),
                refused("section's name", section("a".repeat(21), Map.of())),
                refused("price", section(-1, 1, 1)),
                refused("price", section(100_000_001, 1, 1)),
                refused("1000 rows", section(1, 0, 1)),
                refused("1000 rows", section(1, 1_001, 1)),
                refused("1000 rows", section(1, 1, 0)),
                refused("1000 rows", section(1, 1, 1_001)),
                refused("200000 seats", section(1, 201, 1_000)),
                refused("currency", section("A", Map.of()), new Section("B", new Money(1, "USD"), 1, 1)),
                refused("of the section", attributed("A-3-1", SeatAttribute.WHEELCHAIR)),
                refused("of the section", attributed("A-1-4", SeatAttribute.WHEELCHAIR)),
                refused("of the section", attributed("B-1-1", SeatAttribute.WHEELCHAIR)),
                refused("of the section", attributed("A-1000-1", SeatAttribute.WHEELCHAIR)),
                refused("distinct", attributed("A-1-1")),
                refused("distinct", attributed("A-1-1", SeatAttribute.WHEELCHAIR, SeatAttribute.WHEELCHAIR)));
    }

    static Stream<Arguments> layouts() {
        double nan = Double.NaN;
        return Stream.of(
                refused("2000 m", placed(2_001, 0, 0, 0, 0.5, 1)),
                refused("2000 m", placed(0, -2_001, 0, 0, 0.5, 1)),
                refused("2000 m", placed(nan, 0, 0, 0, 0.5, 1)),
                refused("rotation", placed(0, 0, 361, 0, 0.5, 1)),
                refused("rotation", placed(0, 0, nan, 0, 0.5, 1)),
                refused("curve", placed(0, 0, 0, 0.5, 0.5, 1)),
                refused("curve", placed(0, 0, 0, 5_001, 0.5, 1)),
                refused("curve", placed(0, 0, 0, -3, 0.5, 1)),
                refused("curve", placed(0, 0, 0, nan, 0.5, 1)),
                refused("seats are", placed(0, 0, 0, 0, 0.2, 1)),
                refused("seats are", placed(0, 0, 0, 0, 5.1, 1)),
                refused("seats are", placed(0, 0, 0, 0, nan, 1)),
                refused("rows are", placed(0, 0, 0, 0, 0.5, 0.2)),
                refused("rows are", placed(0, 0, 0, 0, 0.5, 10.1)),
                refused("circle", placed(13, new SectionLayout(0, 0, 0, 1, 0.5, 1))));
    }

    @ParameterizedTest
    @MethodSource({"details", "waitingRooms", "sections", "layouts"})
    void refusesAConcertOutOfBounds(String message, ConcertDetails details) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleConcert(CONCERT, ORGANIZER, details, NOW))
                .withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeConcert(CONCERT, new Requester(ORGANIZER, false), 0, details, NOW))
                .withMessageContaining(message);
    }

    @Test
    void acceptsAConcertAtTheBounds() {
        ConcertDetails widest = ConcertDraft.with(draft -> {
            draft.title = "a".repeat(200);
            draft.description = "a".repeat(10_000);
            draft.venue = "a".repeat(200);
            draft.purchaseLimit = 20;
            draft.holdSeconds = 3_600;
            draft.holdExtensions = 3;
            draft.refunds = new RefundPolicy(365, 365, 100);
            draft.perSecond = 100_000;
            draft.capacity = 1_000_000;
            draft.passSeconds = 3_600;
            draft.lobbyMinutes = 1_440;
            draft.challengeBits = 24;
            draft.sections = List.of(placed(1_000, new SectionLayout(2_000, -2_000, 360, 5_000, 5, 10)));
        });
        ConcertDetails narrowest = ConcertDraft.with(draft -> {
            draft.purchaseLimit = 1;
            draft.holdSeconds = 1;
            draft.holdExtensions = 0;
            draft.refunds = new RefundPolicy(0, 0, 0);
            draft.passSeconds = 5;
            draft.partitions = 64;
            draft.sections = List.of(placed(12, new SectionLayout(-2_000, 2_000, -360, 1, 0.5, 0.3)));
        });

        assertThat(ConcertRules.accepted(widest)).isEqualTo(widest);
        assertThat(ConcertRules.accepted(narrowest)).isEqualTo(narrowest);
    }

    @Test
    void writesTextsInOneForm() {
        assertThat(new ScheduleConcert(CONCERT, ORGANIZER, named("A\u0301"), NOW).details())
                .isEqualTo(named("\u00C1"));
    }

    private static ConcertDetails named(String name) {
        return ConcertDraft.with(draft -> {
            draft.title = name;
            draft.description = name;
            draft.venue = name;
            draft.sections =
                    List.of(section(name, Map.of(SeatNumber.parse(name + "-1-1"), List.of(SeatAttribute.WHEELCHAIR))));
        });
    }
}
