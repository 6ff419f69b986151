package io.cygi.settlement.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.store.FindingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding as admins see it.
 *
 * @param findingId the finding's identifier
 * @param concertId the concert
 * @param runId the run that found it
 * @param kind the kind of finding
 * @param reservationId the handle of the reservation, if the finding is about one
 * @param expected the figure in the statement
 * @param found the figure that was found instead
 * @param detail one sentence
 * @param foundAt time at which it was found
 * @param resolvedAt time at which it no longer held; nothing is paid before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingBody(
        long findingId,
        ConcertId concertId,
        String runId,
        FindingKind kind,
        @Nullable String reservationId,
        @Nullable String expected,
        @Nullable String found,
        String detail,
        Instant foundAt,
        @Nullable Instant resolvedAt) {}
