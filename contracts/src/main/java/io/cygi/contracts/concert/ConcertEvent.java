package io.cygi.contracts.concert;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An event of a concert. */
public sealed interface ConcertEvent {

    /** {@return the concert} */
    ConcertId concertId();

    /** {@return the time at which it happened} */
    Instant at();

    /**
     * The concert was published.
     *
     * @param organizerId the account that published it
     * @param details all that is published
     */
    @EventName("concert.scheduled")
    @Revision("2")
    record ConcertScheduled(ConcertId concertId, AccountId organizerId, ConcertDetails details, Instant at)
            implements ConcertEvent {}

    /**
     * The published details were changed.
     *
     * @param details all that is published from now on
     */
    @EventName("concert.changed")
    @Revision("2")
    record ConcertChanged(ConcertId concertId, ConcertDetails details, Instant at) implements ConcertEvent {}

    /**
     * The concert got another poster.
     *
     * @param posterUrl the address of the poster
     */
    @EventName("concert.poster-changed")
    @Revision("1")
    record PosterChanged(ConcertId concertId, String posterUrl, Instant at) implements ConcertEvent {}

    /** The sale opened. */
    @EventName("concert.sales-opened")
    @Revision("1")
    record SalesOpened(ConcertId concertId, Instant at) implements ConcertEvent {}

    /** The sale closed. */
    @EventName("concert.sales-closed")
    @Revision("1")
    record SalesClosed(ConcertId concertId, Instant at) implements ConcertEvent {}

    /** The performance is over and the concert can be settled. */
    @EventName("concert.closed")
    @Revision("1")
    record ConcertClosed(ConcertId concertId, Instant at) implements ConcertEvent {}

    /**
     * The concert will not take place.
     *
     * @param reason the reason that fans are shown
     */
    @EventName("concert.cancelled")
    @Revision("1")
    record ConcertCancelled(ConcertId concertId, String reason, Instant at) implements ConcertEvent {}
}
