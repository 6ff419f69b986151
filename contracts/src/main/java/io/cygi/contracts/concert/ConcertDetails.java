package io.cygi.contracts.concert;

import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The published details of a concert. Their bounds are checked when it is published.
 *
 * @param title the title
 * @param description the description, possibly empty
 * @param venue the name of the venue
 * @param startsAt the time at which the performance starts
 * @param endsAt the time at which the performance ends
 * @param salesOpenAt the time at which the sale opens
 * @param salesCloseAt the time at which the sale closes
 * @param purchaseLimit the number of seats that a fan may have
 * @param holdSeconds the number of seconds for which seats are held for payment
 * @param holdExtensions the number of times that a hold may be extended by its length
 * @param refundPolicy the refund for a fan who cancels
 * @param waitingRoom the line in front of the sale
 * @param sections the blocks of seats, with distinct names and one currency
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

    /** The highest purchase limit of a concert, in seats per fan. */
    public static final int PURCHASE_LIMIT_MAX = 20;

    /** The length of a hold in seconds, unless the concert sets another. */
    public static final int HOLD_SECONDS_DEFAULT = 300;

    /** The longest hold, in seconds. */
    public static final int HOLD_SECONDS_MAX = 3_600;

    /** The number of times that a hold may be extended, unless the concert sets another. */
    public static final int HOLD_EXTENSIONS_DEFAULT = 1;

    /** The most characters of a title and of a venue's name. */
    public static final int NAME_MAX = 200;

    /** The most characters of a description. */
    public static final int DESCRIPTION_MAX = 10_000;

    /** The most extensions of a hold that a concert may allow. */
    public static final int HOLD_EXTENSIONS_MAX = 3;

    /** The highest number of a concert's seats that have attributes. */
    public static final int ATTRIBUTED_SEATS_MAX = 2_000;

    /** The highest number of a concert's sections. */
    public static final int SECTIONS_MAX = 100;

    /** The highest number of a concert's seats. */
    public static final int SEATS_MAX = 200_000;

    /** Copies the sections. */
    public ConcertDetails {
        sections = List.copyOf(sections);
    }

    /**
     * Creates the details of a concert whose holds may be extended {@link #HOLD_EXTENSIONS_DEFAULT} times.
     *
     * @param title the title
     * @param description the description, possibly empty
     * @param venue the name of the venue
     * @param startsAt the time at which the performance starts
     * @param endsAt the time at which the performance ends
     * @param salesOpenAt the time at which the sale opens
     * @param salesCloseAt the time at which the sale closes
     * @param purchaseLimit the number of seats that a fan may have
     * @param holdSeconds the number of seconds for which seats are held for payment
     * @param refundPolicy the refund for a fan who cancels
     * @param waitingRoom the line in front of the sale
     * @param sections the blocks of seats
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

    /** {@return the same concert without the parts of its sections that only the venue's plan shows} */
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

    /** {@return the section that has the seat, empty if there is none} @param seat any seat */
    public Optional<Section> sectionOf(SeatNumber seat) {
        return sections.stream().filter(section -> section.has(seat)).findFirst();
    }

    /** {@return the number of the concert's seats} */
    public int seatsTotal() {
        return sections.stream().mapToInt(Section::seatsTotal).sum();
    }
}
