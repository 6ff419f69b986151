package io.cygi.query.concert;

import io.cygi.contracts.concert.ConcertDetails;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A concert as it is read, with how many of its seats are taken at the same moment.
 *
 * @param concertId its id
 * @param organizerId whose it is
 * @param version the sequence number of the last event that was applied to it
 * @param status where it stands
 * @param title as the database sorts it
 * @param startsAt as the database sorts it
 * @param salesOpenAt as the database sorts it
 * @param posterUrl its poster, if it has one
 * @param details what is published
 * @param planVersion of the venue's plan, null where the concert was stored before there were plans
 * @param seatsTaken how many seats are held or sold
 * @param takenBySection the same by section, for sections where any are
 */
record ConcertView(
        String concertId,
        String organizerId,
        long version,
        ConcertStatus status,
        String title,
        Instant startsAt,
        Instant salesOpenAt,
        @Nullable String posterUrl,
        ConcertDetails details,
        @Nullable String planVersion,
        int seatsTaken,
        Map<String, Integer> takenBySection) {}
