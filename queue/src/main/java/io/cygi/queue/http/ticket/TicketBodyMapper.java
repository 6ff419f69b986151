package io.cygi.queue.http.ticket;

import io.cygi.queue.lottery.ReceiptBatchSigner;
import io.cygi.queue.room.RoomState;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.ticket.Pass;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps tickets and their state to response bodies. */
public final class TicketBodyMapper {

    static final String ADDRESS = "/api/v1/waiting-room/tickets/";
    private static final int RETRY_SECONDS_MAX = 120;

    /**
     * Longest pause between looks once it is the fan's turn, in seconds. Called fans who are silent for five seconds
     * are passed over.
     */
    private static final int RETRY_SECONDS_MAX_IN_TURN = 2;

    private static final int LOOKS_PER_WAIT = 4;
    private static final long WAIT_SECONDS_MAX = 7 * 24 * 3_600;

    private final TicketTokenCodec tokens;
    private final ReceiptBatchSigner receipts;

    TicketBodyMapper(TicketTokenCodec tokens, ReceiptBatchSigner receipts) {
        this.tokens = tokens;
        this.receipts = receipts;
    }

    /** {@return the ticket as its fan sees it} */
    public TicketBody of(Ticket ticket, TicketView view) {
        return of(tokens.write(ticket), ticket, view);
    }

    /** {@return the ticket as its fan sees it} @param token the ticket's token */
    public TicketBody of(String token, Ticket ticket, TicketView view) {
        return body(token, ticket, view, null);
    }

    /** {@return the ticket as a fan who joins sees it: in the lobby with its receipt} @param room the ticket's */
    public TicketBody ofJoined(RoomState room, Ticket ticket, TicketView view) {
        @Nullable String receipt = ticket.place().inLobby() ? receipts.sign(room, ticket) : null;
        return body(tokens.write(ticket), ticket, view, receipt);
    }

    private TicketBody body(String token, Ticket ticket, TicketView view, @Nullable String receipt) {
        @Nullable Long expiresAt = view.passExpiresAt();
        return new TicketBody(
                token,
                ticket.id().toString(),
                ticket.place().partition(),
                ticket.place().offset(),
                view.committedOffset(),
                Math.max(view.endOffset(), ticket.place().offset()),
                view.ahead(),
                view.behind(),
                waitSeconds(view),
                view.status(),
                Instant.ofEpochMilli(ticket.joinedAt()),
                expiresAt == null
                        ? null
                        : tokens.write(new Pass(ticket.concertId(), ticket.accountId(), ticket.place(), expiresAt)),
                expiresAt == null ? null : Instant.ofEpochMilli(expiresAt),
                receipt);
    }

    public static URI location(String token) {
        return URI.create(ADDRESS + token);
    }

    static long waitSeconds(TicketView view) {
        if (view.status() != TicketView.Status.WAITING) {
            return 0;
        }
        return (long) Math.min(WAIT_SECONDS_MAX, Math.ceil((view.ahead() + 1) / view.admissionsPerSecond()));
    }

    /**
     * {@return the pause until the next look, in seconds} A fan looks four times before the turn, so that a million
     * waiting fans cost some eight thousand looks per second.
     */
    public static int retryAfterSeconds(TicketView view) {
        int max = view.turn() ? RETRY_SECONDS_MAX_IN_TURN : RETRY_SECONDS_MAX;
        return Math.clamp(waitSeconds(view) / LOOKS_PER_WAIT, 1, max);
    }
}
