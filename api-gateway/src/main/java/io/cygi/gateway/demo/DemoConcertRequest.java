package io.cygi.gateway.demo;

import io.cygi.contracts.api.SectionLayoutRequest;
import io.cygi.contracts.api.SectionPlanReader;
import io.cygi.contracts.api.WaitingRoomRequest;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertRules;
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
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request for a demo concert. A field that is left out has a default.
 *
 * @param sections the concert's sections
 * @param purchaseLimit the most seats per fan, 4 by default
 * @param holdSeconds time for which seats are held for payment, in seconds
 * @param holdExtensions number of times that a hold may be extended
 * @param waitingRoom the settings of the waiting room; without them there is none
 * @param onSale whether the sale is open at once, true by default; if false, it opens in an hour
 * @param title the concert's title
 */
record DemoConcertRequest(
        @NotEmpty @Size(max = ConcertDetails.SECTIONS_MAX) @Nullable
        List<@NotNull @Valid SectionRequest> sections,

        @Min(1) @Max(ConcertDetails.PURCHASE_LIMIT_MAX) @Nullable
        Integer purchaseLimit,

        @Min(1) @Max(ConcertDetails.HOLD_SECONDS_MAX) @Nullable
        Integer holdSeconds,

        @Min(0) @Max(ConcertDetails.HOLD_EXTENSIONS_MAX) @Nullable
        Integer holdExtensions,

        @Valid @Nullable WaitingRoomRequest waitingRoom,
        @Nullable Boolean onSale,

        @Size(min = 1, max = 200) @PlainText @Nullable String title) {

    private static final int PURCHASE_LIMIT_DEFAULT = 4;
    private static final Duration SALE_AHEAD = Duration.ofHours(1);
    private static final Duration PERFORMANCE_AHEAD = Duration.ofDays(30);
    private static final Duration PERFORMANCE_LENGTH = Duration.ofHours(2);

    /** Removes invisible characters from both ends of the title. */
    DemoConcertRequest {
        title = Edges.trimmed(title);
    }

    /** {@return the details as an organizer would publish them} @param now the current time */
    ConcertDetails details(Instant now) {
        Instant startsAt = now.plus(PERFORMANCE_AHEAD);
        List<Section> planned = planned();
        try {
            return ConcertRules.accepted(new ConcertDetails(
                    Objects.requireNonNullElse(title, "Demo concert"),
                    "Made for trying things out.",
                    "Demo Hall",
                    startsAt,
                    startsAt.plus(PERFORMANCE_LENGTH),
                    Boolean.FALSE.equals(onSale) ? now.plus(SALE_AHEAD) : now,
                    startsAt,
                    Objects.requireNonNullElse(purchaseLimit, PURCHASE_LIMIT_DEFAULT),
                    Objects.requireNonNullElse(holdSeconds, ConcertDetails.HOLD_SECONDS_DEFAULT),
                    Objects.requireNonNullElse(holdExtensions, ConcertDetails.HOLD_EXTENSIONS_DEFAULT),
                    RefundPolicy.STANDARD,
                    waitingRoom == null ? WaitingRoomSettings.OFF : waitingRoom.settings(),
                    planned));
        } catch (IllegalArgumentException e) {
            // Each field has been checked; this failure concerns the sections together.
            throw new ValidationException("sections", String.valueOf(e.getMessage()));
        }
    }

    private List<Section> planned() {
        List<SectionRequest> requested = Objects.requireNonNullElse(sections, List.<SectionRequest>of());
        SectionPlanReader plan = new SectionPlanReader();
        List<Section> planned = new ArrayList<>();
        for (int index = 0; index < requested.size(); index++) {
            SectionRequest section = requested.get(index);
            planned.add(plan.read("sections[" + index + "]", section.bare(), section.layout, section.attributes));
        }
        if (!plan.problems().isEmpty()) {
            throw new ValidationException(plan.problems());
        }
        return planned;
    }

    /**
     * A section in the request: a block of seats with one price.
     *
     * @param name the section's name, 1 to 20 letters and digits
     * @param price the price of each seat
     * @param rows number of rows
     * @param seatsPerRow number of seats in a row
     * @param layout the section's place on the plan, or null
     * @param attributes attributes of seats by name, or null
     */
    record SectionRequest(
            @NotNull
            @Pattern(regexp = SeatNumber.SECTION_PATTERN, message = "must be 1 to 20 letters and digits")
            @Nullable
            String name,

            @NotNull @Valid @Nullable PriceRequest price,

            @NotNull @Min(1) @Max(Section.ROWS_MAX) @Nullable
            Integer rows,

            @NotNull @Min(1) @Max(Section.SEATS_PER_ROW_MAX) @Nullable
            Integer seatsPerRow,

            @Valid @Nullable SectionLayoutRequest layout,

            @Size(max = ConcertDetails.ATTRIBUTED_SEATS_MAX) @Nullable
            Map<String, @Nullable List<@Nullable SeatAttribute>> attributes) {

        private Section bare() {
            return new Section(
                    Objects.requireNonNull(name),
                    Objects.requireNonNull(price).money(),
                    Objects.requireNonNull(rows),
                    Objects.requireNonNull(seatsPerRow));
        }
    }

    /**
     * An amount of money in the request.
     *
     * @param amount the amount in minor units
     * @param currency the ISO 4217 code
     */
    record PriceRequest(
            @NotNull @Min(0) @Max(Section.PRICE_MAX) @Nullable
            Long amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters") @Nullable
            String currency) {

        Money money() {
            return new Money(Objects.requireNonNull(amount), Objects.requireNonNull(currency));
        }
    }
}
