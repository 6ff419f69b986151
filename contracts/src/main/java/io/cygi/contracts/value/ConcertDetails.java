package io.cygi.contracts.value;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an organizer publishes about a concert.
 *
 * @param title 1 to 200 characters, of which one is visible
 * @param description up to 10,000 characters
 * @param venue 1 to 200 characters, of which one is visible
 * @param startsAt when the performance starts
 * @param endsAt when it ends, after it starts
 * @param salesOpenAt when the sale opens
 * @param salesCloseAt when the sale closes, after it opens and no later than the performance ends
 * @param purchaseLimit seats per fan, 1 to {@link #PURCHASE_LIMIT_MAX}
 * @param holdSeconds how long seats are held for payment, 1 to {@link #HOLD_SECONDS_MAX}
 * @param holdExtensions how often a hold may be extended by its length, 0 to {@link #HOLD_EXTENSIONS_MAX};
 *     {@link #HOLD_EXTENSIONS_DEFAULT} where it was stored before there was such a number
 * @param refundPolicy what a fan who cancels gets back
 * @param waitingRoom whether there is a line in front of the sale
 * @param sections 1 to {@link #SECTIONS_MAX}, with distinct names and one currency
 */
public record ConcertDetails(
        String title,
        String description,
        String venue,
        Instant startsAt,
        Instant endsAt,
        Instant salesOpenAt,
        Instant salesCloseAt,
        int purchaseLimit,
        int holdSeconds,
        Integer holdExtensions,
        RefundPolicy refundPolicy,
        WaitingRoomSettings waitingRoom,
        List<Section> sections) {

    /** The earliest time there is. */
    public static final Instant TIME_MIN = Instant.EPOCH;

    /** The latest time there is: the last that is written with a year of four digits whatever the offset. */
    public static final Instant TIME_MAX = Instant.parse("9999-12-30T00:00:00Z");

    /** The most seats one fan may be allowed. */
    public static final int PURCHASE_LIMIT_MAX = 20;

    /** How long seats are held unless the concert says otherwise, in seconds. */
    public static final int HOLD_SECONDS_DEFAULT = 300;

    /** The longest hold, in seconds. */
    public static final int HOLD_SECONDS_MAX = 3_600;

    /** The number of times that a hold may be extended, unless the concert says otherwise. */
    public static final int HOLD_EXTENSIONS_DEFAULT = 1;

    /** The most that a hold may be extended. */
    public static final int HOLD_EXTENSIONS_MAX = 3;

    /** The most seats of a concert that have attributes. */
    public static final int ATTRIBUTED_SEATS_MAX = 2_000;

    /** The most sections of a concert. */
    public static final int SECTIONS_MAX = 100;

    /** The most seats of a concert. */
    public static final int SEATS_MAX = 200_000;

    /** Normalizes the texts, and checks the bounds and the order of the times. */
    public ConcertDetails {
        sections = List.copyOf(sections);
        holdExtensions = Objects.requireNonNullElse(holdExtensions, HOLD_EXTENSIONS_DEFAULT);
        title = UnicodeText.normalized(title);
        description = UnicodeText.normalized(description);
        venue = UnicodeText.normalized(venue);
        require(UnicodeText.visible(title) && title.length() <= 200, "a title has 1 to 200 characters");
        require(description.length() <= 10_000, "a description has up to 10000 characters");
        require(UnicodeText.visible(venue) && venue.length() <= 200, "a venue has 1 to 200 characters");
        for (Instant time : List.of(startsAt, endsAt, salesOpenAt, salesCloseAt)) {
            require(!time.isBefore(TIME_MIN) && !time.isAfter(TIME_MAX), "a time is between the years 1970 and 9999");
        }
        require(startsAt.isBefore(endsAt), "a performance ends after it starts");
        require(salesOpenAt.isBefore(salesCloseAt), "a sale closes after it opens");
        require(!salesCloseAt.isAfter(endsAt), "a sale closes no later than the performance ends");
        require(purchaseLimit >= 1 && purchaseLimit <= PURCHASE_LIMIT_MAX, "a purchase limit is 1 to 20");
        require(holdSeconds >= 1 && holdSeconds <= HOLD_SECONDS_MAX, "a hold lasts 1 to 3600 seconds");
        require(holdExtensions >= 0 && holdExtensions <= HOLD_EXTENSIONS_MAX, "a hold is extended 0 to 3 times");
        require(!sections.isEmpty() && sections.size() <= SECTIONS_MAX, "a concert has 1 to 100 sections");
        Set<String> names = new HashSet<>();
        Set<String> currencies = new HashSet<>();
        int seats = 0;
        int attributed = 0;
        for (Section section : sections) {
            require(names.add(section.name()), "section names are distinct");
            currencies.add(section.price().currency());
            seats += section.seatsTotal();
            attributed += section.attributes().size();
        }
        require(currencies.size() == 1, "all prices are in one currency");
        require(seats <= SEATS_MAX, "a concert has up to 200000 seats");
        require(attributed <= ATTRIBUTED_SEATS_MAX, "up to 2000 seats have attributes");
    }

    /**
     * A concert whose holds may be extended as often as is usual.
     *
     * @param title its title
     * @param description its description
     * @param venue where it is
     * @param startsAt when the performance starts
     * @param endsAt when it ends
     * @param salesOpenAt when the sale opens
     * @param salesCloseAt when the sale closes
     * @param purchaseLimit seats per fan
     * @param holdSeconds how long seats are held for payment
     * @param refundPolicy what a fan who cancels gets back
     * @param waitingRoom whether there is a line in front of the sale
     * @param sections its blocks of seats
     */
    public ConcertDetails(
            String title,
            String description,
            String venue,
            Instant startsAt,
            Instant endsAt,
            Instant salesOpenAt,
            Instant salesCloseAt,
            int purchaseLimit,
            int holdSeconds,
            RefundPolicy refundPolicy,
            WaitingRoomSettings waitingRoom,
            List<Section> sections) {
        this(
                title,
                description,
                venue,
                startsAt,
                endsAt,
                salesOpenAt,
                salesCloseAt,
                purchaseLimit,
                holdSeconds,
                HOLD_EXTENSIONS_DEFAULT,
                refundPolicy,
                waitingRoom,
                sections);
    }

    /** {@return the same concert with sections of which only the venue's plan knows more} */
    public ConcertDetails withoutPlan() {
        return new ConcertDetails(
                title,
                description,
                venue,
                startsAt,
                endsAt,
                salesOpenAt,
                salesCloseAt,
                purchaseLimit,
                holdSeconds,
                holdExtensions,
                refundPolicy,
                waitingRoom,
                sections.stream().map(Section::withoutPlan).toList());
    }

    /** {@return the section that has the seat, or nothing} @param seat any seat */
    public Optional<Section> sectionOf(SeatNumber seat) {
        return sections.stream().filter(section -> section.has(seat)).findFirst();
    }

    /** {@return how many seats the concert has} */
    public int seatsTotal() {
        return sections.stream().mapToInt(Section::seatsTotal).sum();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
