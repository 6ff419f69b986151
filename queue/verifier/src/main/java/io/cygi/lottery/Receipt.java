package io.cygi.lottery;

import java.time.Instant;
import java.util.UUID;

/**
 * A joiner's receipt: the operator's statement that this ticket is in the lobby, whose seed was already committed to.
 *
 * @param room the room, 1 to 64 lower-case letters, digits and dashes
 * @param ticket the ticket
 * @param number the number of the ticket's entry in the lobby, from 0; a lobby closes at a number, not at a time, so
 *     that no clock can exclude a ticket
 * @param joinedAt when the ticket entered, by the operator's clock
 * @param commitment the commitment of the seed of this lobby
 */
public record Receipt(String room, UUID ticket, long number, Instant joinedAt, String commitment) {

    /** Checks the form of the receipt. */
    public Receipt {
        ClosingStatement.requireRoom(room);
        LotterySeed.hash(commitment);
        if (number < 0) {
            throw new IllegalArgumentException("a number is not negative");
        }
    }

    /** {@return the text that is signed} */
    String text() {
        return "cygi-receipt-1 %s %s %d %s %s".formatted(room, ticket, number, joinedAt, commitment);
    }
}
