package io.cygi.queue.http.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.queue.room.TicketView.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The response body of a ticket.
 *
 * @param ticket the signed token that stands for the place
 * @param uuid the ticket's own identifier
 * @param partition of the line; -1 in the lobby, where the offset is the number of the entry and lots are still to be drawn
 * @param offset in the partition
 * @param committedOffset up to where the partition has been called
 * @param endOffset the partition's latest record
 * @param ahead how many come before: {@code offset - committedOffset - 1} less those who left
 * @param behind how many come after: {@code endOffset - offset} less those who left
 * @param estimatedWaitSeconds how long it is likely to take
 * @param status WAITING, ADMITTED, EXPIRED or LEFT
 * @param joinedAt when the place was taken
 * @param pass goes in the header {@code Waiting-Room-Pass} of the booking; where the fan is inside
 * @param passExpiresAt until when
 * @param receipt of who joins the lobby: the signed word that the ticket is in it, see {@code docs/adr/0012}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketBody(
        String ticket,
        String uuid,
        int partition,
        long offset,
        long committedOffset,
        long endOffset,
        long ahead,
        long behind,
        long estimatedWaitSeconds,
        Status status,
        Instant joinedAt,
        @Nullable String pass,
        @Nullable Instant passExpiresAt,
        @Nullable String receipt) {}
