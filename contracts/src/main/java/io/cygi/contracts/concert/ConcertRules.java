package io.cygi.contracts.concert;

import io.cygi.contracts.TimeBounds;
import io.cygi.contracts.text.UnicodeText;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the bounds of what can be published. Commands check them. Events do not, so that history stays readable when a
 * bound becomes tighter.
 */
public final class ConcertRules {

    private static final Pattern SECTION_NAME = Pattern.compile(SeatNumber.SECTION_PATTERN);

    private ConcertRules() {}

    /**
     * {@return the details with their texts in normalization form C}
     *
     * @param details the details that are to be published
     * @throws IllegalArgumentException if the details are out of bounds or contradict each other
     */
    public static ConcertDetails accepted(ConcertDetails details) {
        checkWaitingRoom(details.waitingRoom());
        ConcertDetails normalized = normalized(details);
        checkTexts(normalized);
        checkTimes(normalized);
        checkLimits(normalized);
        checkRefunds(normalized.refundPolicy());
        checkSections(normalized.sections());
        return normalized;
    }

    private static ConcertDetails normalized(ConcertDetails details) {
        return new ConcertDetails(
                UnicodeText.normalized(details.title()),
                UnicodeText.normalized(details.description()),
                UnicodeText.normalized(details.venue()),
                details.startsAt(),
                details.endsAt(),
                details.salesOpenAt(),
                details.salesCloseAt(),
                details.purchaseLimit(),
                details.holdSeconds(),
                details.holdExtensions(),
                details.refundPolicy(),
                details.waitingRoom(),
                details.sections().stream().map(ConcertRules::normalized).toList());
    }

    private static Section normalized(Section section) {
        Map<SeatNumber, List<SeatAttribute>> attributes = new TreeMap<>();
        section.attributes()
                .forEach((seat, of) -> attributes.put(
                        new SeatNumber(UnicodeText.normalized(seat.section()), seat.row(), seat.number()), of));
        return new Section(
                UnicodeText.normalized(section.name()),
                section.price(),
                section.rows(),
                section.seatsPerRow(),
                section.layout(),
                attributes);
    }

    private static void checkWaitingRoom(WaitingRoomSettings room) {
        within("admissions per second", room.admissionsPerSecond(), 1, WaitingRoomSettings.ADMISSIONS_PER_SECOND_MAX);
        within("a capacity", room.capacity(), 1, WaitingRoomSettings.CAPACITY_MAX);
        within(
                "a pass's seconds",
                room.passSeconds(),
                WaitingRoomSettings.PASS_SECONDS_MIN,
                WaitingRoomSettings.PASS_SECONDS_MAX);
        within("partitions", room.partitions(), 1, WaitingRoomSettings.PARTITIONS_MAX);
        within("a lobby's minutes", room.lobbyMinutes(), 0, WaitingRoomSettings.LOBBY_MINUTES_MAX);
        within("a challenge's bits", room.challengeBits(), 0, WaitingRoomSettings.CHALLENGE_BITS_MAX);
        require(
                room.lobbyMinutes() == 0 || room.partitions() == 1,
                "a lobby needs a line of one partition, which keeps its order");
    }

    private static void checkTexts(ConcertDetails details) {
        require(named(details.title()), "a title has 1 to 200 characters");
        require(
                details.description().length() <= ConcertDetails.DESCRIPTION_MAX,
                "a description has up to 10000 characters");
        require(named(details.venue()), "a venue has 1 to 200 characters");
    }

    private static boolean named(String text) {
        return UnicodeText.visible(text) && text.length() <= ConcertDetails.NAME_MAX;
    }

    private static void checkTimes(ConcertDetails details) {
        for (Instant time :
                List.of(details.startsAt(), details.endsAt(), details.salesOpenAt(), details.salesCloseAt())) {
            require(TimeBounds.contain(time), "a time is between the years 1970 and 9999");
        }
        require(details.startsAt().isBefore(details.endsAt()), "a performance ends after it starts");
        require(details.salesOpenAt().isBefore(details.salesCloseAt()), "a sale closes after it opens");
        require(!details.salesCloseAt().isAfter(details.endsAt()), "a sale closes no later than the performance ends");
    }

    private static void checkLimits(ConcertDetails details) {
        within("a purchase limit", details.purchaseLimit(), 1, ConcertDetails.PURCHASE_LIMIT_MAX);
        require(
                details.holdSeconds() >= 1 && details.holdSeconds() <= ConcertDetails.HOLD_SECONDS_MAX,
                "a hold lasts 1 to 3600 seconds");
        require(
                details.holdExtensions() >= 0 && details.holdExtensions() <= ConcertDetails.HOLD_EXTENSIONS_MAX,
                "a hold is extended 0 to 3 times");
    }

    private static void checkRefunds(RefundPolicy policy) {
        require(
                policy.partialUntilDays() >= 0
                        && policy.partialUntilDays() <= policy.fullUntilDays()
                        && policy.fullUntilDays() <= RefundPolicy.DAYS_MAX,
                "refund days run from 365 down to 0, the full refund's first");
        within("a percentage", policy.partialPercent(), 0, RefundPolicy.PERCENT_MAX);
    }

    private static void checkSections(List<Section> sections) {
        require(
                !sections.isEmpty() && sections.size() <= ConcertDetails.SECTIONS_MAX,
                "a concert has 1 to 100 sections");
        Set<String> names = new HashSet<>();
        Set<String> currencies = new HashSet<>();
        int seats = 0;
        int attributed = 0;
        for (Section section : sections) {
            checkSection(section);
            require(names.add(section.name()), "section names are distinct");
            currencies.add(section.price().currency());
            seats += section.seatsTotal();
            attributed += section.attributes().size();
        }
        require(currencies.size() == 1, "all prices are in one currency");
        require(seats <= ConcertDetails.SEATS_MAX, "a concert has up to 200000 seats");
        require(attributed <= ConcertDetails.ATTRIBUTED_SEATS_MAX, "up to 2000 seats have attributes");
    }

    private static void checkSection(Section section) {
        require(SECTION_NAME.matcher(section.name()).matches(), "a section's name is 1 to 20 letters and digits");
        require(
                !section.price().negative() && section.price().amount() <= Section.PRICE_MAX,
                "a price is 0 to " + Section.PRICE_MAX);
        require(
                section.rows() >= 1
                        && section.rows() <= Section.ROWS_MAX
                        && section.seatsPerRow() >= 1
                        && section.seatsPerRow() <= Section.SEATS_PER_ROW_MAX,
                "a section has 1 to 1000 rows of 1 to 1000 seats");
        SectionLayout layout = section.layout();
        if (layout != null) {
            checkLayout(layout, section.seatsPerRow());
        }
        section.attributes().forEach((seat, of) -> {
            require(section.has(seat), "only seats of the section have attributes");
            require(!of.isEmpty() && Set.copyOf(of).size() == of.size(), "a seat's attributes are distinct");
        });
    }

    private static void checkLayout(SectionLayout layout, int seatsPerRow) {
        require(
                Math.abs(layout.x()) <= SectionLayout.DISTANCE_MAX
                        && Math.abs(layout.y()) <= SectionLayout.DISTANCE_MAX,
                "a section lies within 2000 m of the stage");
        require(Math.abs(layout.rotation()) <= SectionLayout.ROTATION_MAX, "a rotation is -360 to 360 degrees");
        require(
                layout.curve() == 0
                        || layout.curve() >= SectionLayout.CURVE_MIN && layout.curve() <= SectionLayout.CURVE_MAX,
                "a curve is 0, or 1 to 5000 m");
        require(
                layout.seatPitch() >= SectionLayout.PITCH_MIN && layout.seatPitch() <= SectionLayout.SEAT_PITCH_MAX,
                "seats are 0.3 to 5 m apart");
        require(
                layout.rowPitch() >= SectionLayout.PITCH_MIN && layout.rowPitch() <= SectionLayout.ROW_PITCH_MAX,
                "rows are 0.3 to 10 m apart");
        require(layout.holds(seatsPerRow), "a row is no longer than the circle it is curved along");
    }

    private static void within(String what, @Nullable Integer value, int min, int max) {
        require(value == null || value >= min && value <= max, what + " is " + min + " to " + max);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
