package io.cygi.lottery;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The published list of a lobby: a statement, its signature, the seed, and the tickets. Text in ASCII, one ticket a line,
 * to be streamed both ways:
 *
 * <pre>
 * cygi-lobby-1
 * room 0198c0de-...
 * opened 2026-05-01T10:00:00Z
 * closed 2026-05-01T10:59:58Z
 * end 100012
 * commitment 64 hexadecimal digits
 * count 100000
 * tickets 64 hexadecimal digits
 * key base64url
 * signature base64url, of all lines above
 * seed 64 hexadecimal digits
 *
 * 1 0198c0df-...
 * 2 0198c0de-...
 * </pre>
 *
 * <p>Between closing and opening the list is published sealed: {@code seed -}, the tickets as their ids sort, each after a
 * dash instead of a place.
 *
 * @param statement the closing statement
 * @param signature the signature of {@link ClosingStatement#text}
 * @param seed the seed, once it is revealed
 * @param tickets the tickets in the order of their places, or sorted by their ids while there are no places
 */
public record LobbyList(ClosingStatement statement, String signature, Optional<LotterySeed> seed, List<UUID> tickets) {

    /**
     * {@return the sealed list of a lobby that has closed and whose seed is still secret}
     *
     * @param statement the statement about these tickets
     * @param key the key that signs the statement
     * @param tickets the tickets in any order
     */
    public static LobbyList sealed(ClosingStatement statement, LotterySigningKey key, List<UUID> tickets) {
        return new LobbyList(statement, key.sign(statement.text()), Optional.empty(), TicketIds.sorted(tickets));
    }

    /**
     * {@return this list with the seed and the places that follow from it}
     *
     * @param revealed the seed of the commitment
     * @throws IllegalArgumentException if it is another seed
     */
    public LobbyList opened(LotterySeed revealed) {
        if (!revealed.commitment().equals(statement.commitment())) {
            throw new IllegalArgumentException("The seed is not the one that the room " + statement.room()
                    + " has committed to: the lottery's secret has been replaced since the lobby opened.");
        }
        return new LobbyList(statement, signature, Optional.of(revealed), LotteryDraw.places(revealed, tickets));
    }

    /**
     * Writes the list as it is published.
     *
     * @param out takes the text
     * @throws IOException if writing fails
     */
    public void write(Appendable out) throws IOException {
        out.append(statement.text());
        out.append("signature ").append(signature).append('\n');
        out.append("seed ").append(seed.map(LotterySeed::reveal).orElse("-")).append("\n\n");
        int place = 0;
        for (UUID ticket : tickets) {
            place++;
            out.append(seed.isPresent() ? Integer.toString(place) : "-")
                    .append(' ')
                    .append(ticket.toString())
                    .append('\n');
        }
    }
}
