package io.cygi.settlement.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.store.FindingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a concert is not, or was not, paid out.
 *
 * @param findingId its identifier
 * @param concertId the concert
 * @param runId the run that found it
 * @param kind what
 * @param reservationId the handle of the reservation that it is about, if it is about one
 * @param expected what the statement says
 * @param found what was found instead
 * @param detail one sentence
 * @param foundAt when
 * @param resolvedAt when it was looked at again and did not count any more; as long as it does, nothing is paid
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
