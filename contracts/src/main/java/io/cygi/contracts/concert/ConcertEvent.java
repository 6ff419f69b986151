package io.cygi.contracts.concert;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What can have happened to a concert. */
public sealed interface ConcertEvent {

    /** {@return the concert} */
    ConcertId concertId();

    /** {@return when it happened} */
    Instant at();

    /** The concert was published. */
    @Revision("1")
    record ConcertScheduled(ConcertId concertId, AccountId organizerId, ConcertDetails details, Instant at)
            implements ConcertEvent {}

    /** What is published was changed. */
    @Revision("1")
    record ConcertChanged(ConcertId concertId, ConcertDetails details, Instant at) implements ConcertEvent {}

    /** The concert got another poster. */
    @Revision("1")
    record PosterChanged(ConcertId concertId, String posterUrl, Instant at) implements ConcertEvent {}

    /** The sale opened. */
    @Revision("1")
    record SalesOpened(ConcertId concertId, Instant at) implements ConcertEvent {}

    /** The sale closed. */
    @Revision("1")
    record SalesClosed(ConcertId concertId, Instant at) implements ConcertEvent {}

    /** The performance is over and the books can be closed. */
    @Revision("1")
    record ConcertClosed(ConcertId concertId, Instant at) implements ConcertEvent {}

    /** The concert will not take place. */
    @Revision("1")
    record ConcertCancelled(ConcertId concertId, String reason, Instant at) implements ConcertEvent {}
}
