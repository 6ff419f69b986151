package io.cygi.lottery;

import java.time.Instant;
import java.util.UUID;

/**
 * A joiner's receipt: the operator's statement that this ticket is in the lobby, whose seed was already committed to.
 *
 * @param room the room, 1 to 64 lower-case letters, digits and dashes
 * @param ticket the ticket
 * @param number which entry of the lobby's log the ticket is, counted from 0. A lobby closes at a number, not at a time,
 *     so that no clock can argue a ticket away
 * @param joinedAt when it was entered, by the operator's clock
 * @param commitment of the seed of this lobby
 */
public record Receipt(String room, UUID ticket, long number, Instant joinedAt, String commitment) {

    /** Checks the form. */
    public Receipt {
        ClosingStatement.requireRoom(room);
        LotterySeed.hash(commitment);
        if (number < 0) {
            throw new IllegalArgumentException("a number is not negative");
        }
    }

    /** {@return the text that is signed for} */
    String text() {
        return "cygi-receipt-1 %s %s %d %s %s".formatted(room, ticket, number, joinedAt, commitment);
    }
}
