package io.cygi.lottery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The ids of a lobby's tickets, which are UUIDs in lower case. */
public final class TicketIds {

    /** Sorts ids as their texts; {@link UUID#compareTo} compares signed numbers and sorts otherwise. */
    static final Comparator<UUID> BY_TEXT = (one, other) -> {
        int order = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return order != 0
                ? order
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private TicketIds() {}

    /**
     * {@return the id of a text}
     *
     * @param text a UUID in lower case
     * @throws IllegalArgumentException if the text is no such UUID
     */
    public static UUID parse(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("not a UUID in lower case");
        }
        return id;
    }

    /** {@return the tickets in the order of their ids} */
    static List<UUID> sorted(List<UUID> tickets) {
        return tickets.stream().sorted(BY_TEXT).toList();
    }

    /**
     * {@return the hash of the tickets in a lobby, whatever their order: SHA-256 over the sorted ids, each followed by
     * a line feed, as 64 hexadecimal digits}
     *
     * @param tickets the ids of the tickets
     */
    public static String fingerprint(List<UUID> tickets) {
        MessageDigest digest = Crypto.sha256();
        for (UUID ticket : sorted(tickets)) {
            digest.update(bytes(ticket));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static byte[] bytes(UUID ticket) {
        return ticket.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
