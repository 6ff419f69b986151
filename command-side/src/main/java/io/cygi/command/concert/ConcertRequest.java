package io.cygi.command.concert;

import io.cygi.contracts.FieldProblem;
import io.cygi.contracts.api.SectionLayoutRequest;
import io.cygi.contracts.api.SectionPlanReader;
import io.cygi.contracts.api.WaitingRoomRequest;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.SeatAttribute;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.text.Edges;
import io.cygi.web.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An organizer's request to publish a concert. The bounds are those of {@link ConcertDetails}. */
record ConcertRequest(
        @NotNull @Size(min = 1, max = 200) @PlainText String title,

        @Size(max = 10_000) @PlainText(required = false, lines = true) @Nullable
        String description,

        @NotNull @Size(min = 1, max = 200) @PlainText String venue,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @NotNull Instant salesOpenAt,
        @NotNull Instant salesCloseAt,
        @Min(1) @Max(ConcertDetails.PURCHASE_LIMIT_MAX) int purchaseLimit,

        @Min(1) @Max(ConcertDetails.HOLD_SECONDS_MAX) @Nullable
        Integer holdSeconds,

        @Min(0) @Max(ConcertDetails.HOLD_EXTENSIONS_MAX) @Nullable
        Integer holdExtensions,

        @Valid @Nullable RefundPolicyRequest refundPolicy,
        @Valid @Nullable WaitingRoomRequest waitingRoom,

        @NotNull @Size(min = 1, max = ConcertDetails.SECTIONS_MAX)
        List<@NotNull(message = "must not be null") @Valid SectionRequest> sections) {

    /** Removes the invisible characters from the edges of the texts. */
    ConcertRequest {
        title = Edges.trimmed(title);
        description = Edges.trimmed(description);
        venue = Edges.trimmed(venue);
    }

    record RefundPolicyRequest(
            @Min(0) @Max(365) int fullUntilDays,
            @Min(0) @Max(365) int partialUntilDays,
            @Min(0) @Max(100) int partialPercent) {}

    record SectionRequest(
            @NotNull @Pattern(regexp = SeatNumber.SECTION_PATTERN, message = "must be 1 to 20 letters and digits")
            String name,

            @NotNull @Valid PriceRequest price,
            @Min(1) @Max(Section.ROWS_MAX) int rows,
            @Min(1) @Max(Section.SEATS_PER_ROW_MAX) int seatsPerRow,
            @Valid @Nullable SectionLayoutRequest layout,

            @Size(max = ConcertDetails.ATTRIBUTED_SEATS_MAX) @Nullable
            Map<String, @Nullable List<@Nullable SeatAttribute>> attributes) {

        private Section bare() {
            return new Section(name, new Money(price.amount, price.currency), rows, seatsPerRow);
        }
    }

    record PriceRequest(
            @Min(0) @Max(Section.PRICE_MAX) long amount,

            @NotNull @Pattern(regexp = "KRW", message = "must be KRW")
            String currency) {}

    /**
     * {@return the details to publish}
     *
     * @param now the current time, which times in the future must not lie before
     * @throws ValidationException with every field that does not fit the others
     */
    ConcertDetails toDetails(Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        check(problems, startsAt.isAfter(now), "startsAt", "must be in the future");
        check(problems, startsAt.isBefore(endsAt), "endsAt", "must be after startsAt");
        check(problems, salesOpenAt.isBefore(salesCloseAt), "salesCloseAt", "must be after salesOpenAt");
        check(problems, !salesCloseAt.isAfter(endsAt), "salesCloseAt", "must not be after endsAt");
        check(problems, salesCloseAt.isAfter(now), "salesCloseAt", "must be in the future");
        List<Section> planned = readSections(problems);
        if (refundPolicy != null) {
            check(
                    problems,
                    refundPolicy.partialUntilDays <= refundPolicy.fullUntilDays,
                    "refundPolicy.partialUntilDays",
                    "must not be more than fullUntilDays");
        }
        check(
                problems,
                waitingRoom == null || waitingRoom.keepsLobbysOrder(),
                "waitingRoom.lobbyMinutes",
                "must be 0 where the line has more than one partition");
        if (!problems.isEmpty()) {
            throw new ValidationException(problems);
        }
        return details(planned);
    }

    private List<Section> readSections(List<FieldProblem> problems) {
        Set<String> names = new HashSet<>();
        SectionPlanReader plan = new SectionPlanReader();
        List<Section> planned = new ArrayList<>();
        long seats = 0;
        for (int index = 0; index < sections.size(); index++) {
            SectionRequest section = sections.get(index);
            String field = "sections[" + index + "]";
            check(problems, names.add(section.name), field + ".name", "must be unique");
            planned.add(plan.read(field, section.bare(), section.layout, section.attributes));
            seats += (long) section.rows * section.seatsPerRow;
        }
        check(problems, seats <= ConcertDetails.SEATS_MAX, "sections", "must have up to 200000 seats in all");
        problems.addAll(plan.problems());
        return planned;
    }

    private ConcertDetails details(List<Section> planned) {
        return new ConcertDetails(
                title,
                Objects.requireNonNullElse(description, ""),
                venue,
                startsAt,
                endsAt,
                salesOpenAt,
                salesCloseAt,
                purchaseLimit,
                Objects.requireNonNullElse(holdSeconds, ConcertDetails.HOLD_SECONDS_DEFAULT),
                Objects.requireNonNullElse(holdExtensions, ConcertDetails.HOLD_EXTENSIONS_DEFAULT),
                refundPolicy == null
                        ? RefundPolicy.STANDARD
                        : new RefundPolicy(
                                refundPolicy.fullUntilDays, refundPolicy.partialUntilDays, refundPolicy.partialPercent),
                waitingRoom == null ? WaitingRoomSettings.OFF : waitingRoom.settings(),
                planned);
    }

    private static void check(List<FieldProblem> problems, boolean holds, String field, String message) {
        if (!holds) {
            problems.add(new FieldProblem(field, message));
        }
    }
}
