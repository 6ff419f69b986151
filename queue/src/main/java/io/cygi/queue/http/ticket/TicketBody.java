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
 * @param partition the partition of the line; -1 in the lobby, where the offset is the number of the entry and lots are
 *     still to be drawn
 * @param offset the offset in the partition
 * @param committedOffset the last offset of the partition that has been called
 * @param endOffset the offset of the partition's latest record
 * @param ahead the number of fans before: {@code offset - committedOffset - 1} less those who left
 * @param behind the number of fans after: {@code endOffset - offset} less those who left
 * @param estimatedWaitSeconds the likely wait in seconds
 * @param status WAITING, ADMITTED, EXPIRED or LEFT
 * @param joinedAt when the place was taken
 * @param pass the pass for the header {@code Waiting-Room-Pass} of the booking, if the fan is inside
 * @param passExpiresAt the time at which the pass expires
 * @param receipt for a ticket in the lobby: the signed statement that it is there, see {@code docs/adr/0012}
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
