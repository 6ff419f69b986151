package io.cygi.query.concert;

import io.cygi.contracts.concert.ConcertDetails;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A concert as it is read, with how many of its seats are taken at the same moment.
 *
 * @param concertId the concert's id
 * @param organizerId the organizer's id
 * @param version the sequence number of the last event that was applied to it
 * @param status the concert's status
 * @param title as the database sorts it
 * @param startsAt as the database sorts it
 * @param salesOpenAt as the database sorts it
 * @param posterUrl its poster, if it has one
 * @param details the published details
 * @param planVersion the version of the venue's plan, null if the concert was stored before there were plans
 * @param seatsTaken the number of seats that are held or sold
 * @param takenBySection the number of taken seats by section, for sections with any
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
