package io.cygi.lottery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The operator's signed statement at the closing of a lobby, before the seed is revealed: its tickets and the
 * commitment. Together these settle the whole order.
 *
 * @param room the room, 1 to 64 lower-case letters, digits and dashes
 * @param openedAt when the commitment was published
 * @param closedAt when the lobby closed
 * @param end the number of the first entry that came too late; see {@link Receipt#number}
 * @param commitment the commitment of the seed
 * @param count the number of tickets in the lobby
 * @param fingerprint the fingerprint of these tickets, see {@link TicketIds#fingerprint}
 * @param key the public key of the statement and all receipts
 */
public record ClosingStatement(
        String room,
        Instant openedAt,
        Instant closedAt,
        long end,
        String commitment,
        int count,
        String fingerprint,
        LotteryPublicKey key) {

    /** Most tickets of a list. It bounds the memory that reading a list may take. */
    public static final int COUNT_MAX = 10_000_000;

    private static final int ROOM_LENGTH_MAX = 64;

    /** Checks the form of the statement. */
    public ClosingStatement {
        requireRoom(room);
        LotterySeed.hash(commitment);
        LotterySeed.hash(fingerprint);
        if (count < 0 || count > COUNT_MAX || end < count) {
            throw new IllegalArgumentException("a lobby has 0 to 10,000,000 tickets, and no more than entries");
        }
    }

    /**
     * {@return the statement about a lobby that has just closed}
     *
     * @param room the room
     * @param openedAt when the commitment was published
     * @param closedAt when the lobby closed
     * @param end the number of the first entry that came too late
     * @param commitment the commitment of the seed
     * @param tickets the tickets in the lobby
     * @param key the public key that it will be signed with
     */
    public static ClosingStatement of(
            String room,
            Instant openedAt,
            Instant closedAt,
            long end,
            String commitment,
            List<UUID> tickets,
            LotteryPublicKey key) {
        return new ClosingStatement(
                room, openedAt, closedAt, end, commitment, tickets.size(), TicketIds.fingerprint(tickets), key);
    }

    static void requireRoom(String room) {
        boolean wellFormed = !room.isEmpty()
                && room.length() <= ROOM_LENGTH_MAX
                && room.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '-');
        if (!wellFormed) {
            throw new IllegalArgumentException("a room is 1 to 64 lower-case letters, digits and dashes");
        }
    }

    /** {@return the text that is signed and published, line by line} */
    public String text() {
        return """
            cygi-lobby-1
            room %s
            opened %s
            closed %s
            end %d
            commitment %s
            count %d
            tickets %s
            key %s
            """.formatted(room, openedAt, closedAt, end, commitment, count, fingerprint, key);
    }
}
