package io.cygi.queue.ticket;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Place;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encodes tickets and passes as tokens, and decodes the tokens of this platform. A token is the URL-safe Base64 of its
 * content, followed by an HMAC-SHA256 of that under the key for its kind, so a ticket is never a pass.
 */
public final class TicketTokenCodec {

    private static final int MAC_BYTES = 32;
    private static final int FIXED_BYTES = 1 + 16 + 16 + 4 + 4 + 8;
    private static final int TOKEN_CHARS_MAX = 400;
    private static final byte VERSION = 1;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final UUID NO_ID = new UUID(0, 0);
    private static final int VERSION_NIBBLE = 0x80;
    private static final int VARIANT_BITS = 0x80;

    private final RoomKeys keys;

    /** Creates the ticket token codec. @param keys the keys that sign */
    public TicketTokenCodec(RoomKeys keys) {
        this.keys = keys;
    }

    /** {@return the ticket at a place, always the same} */
    public Ticket ticket(ConcertId concertId, AccountId accountId, Place place, long joinedAt) {
        return new Ticket(concertId, accountId, id(concertId, place), place, joinedAt);
    }

    /** {@return the id of the ticket at a place} Nobody without the key can tell it beforehand. */
    public UUID id(ConcertId concertId, Place place) {
        ByteBuffer what = ByteBuffer.allocate(24);
        put(what, UUID.fromString(concertId.value()));
        what.putInt(place.partition()).putInt(place.offset()).flip();
        byte[] bytes = keys.id(what);
        bytes[6] = (byte) (bytes[6] & 0x0f | VERSION_NIBBLE);
        bytes[8] = (byte) (bytes[8] & 0x3f | VARIANT_BITS);
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
    }

    /** {@return the ticket's token} */
    public String write(Ticket ticket) {
        byte[] content =
                content(ticket.concertId(), ticket.id(), ticket.place(), ticket.joinedAt(), ticket.accountId());
        return token(content, keys.signTicket(ByteBuffer.wrap(content)));
    }

    /** {@return the pass's token} */
    public String write(Pass pass) {
        byte[] content = content(pass.concertId(), NO_ID, pass.place(), pass.expiresAt(), pass.accountId());
        return token(content, keys.signPass(ByteBuffer.wrap(content)));
    }

    /** {@return the ticket, or nothing if the token was not written by this platform} */
    public Optional<Ticket> readTicket(String token) {
        return read(token, true)
                .map(read -> new Ticket(read.concertId, read.accountId, read.id, read.place, read.time));
    }

    /** {@return the pass, or nothing if the token was not written by this platform} */
    public Optional<Pass> readPass(@Nullable String token) {
        return token == null
                ? Optional.empty()
                : read(token, false).map(read -> new Pass(read.concertId, read.accountId, read.place, read.time));
    }

    private record Read(ConcertId concertId, UUID id, Place place, long time, AccountId accountId) {}

    private Optional<Read> read(String token, boolean ticket) {
        if (token.length() > TOKEN_CHARS_MAX) {
            return Optional.empty();
        }
        try {
            byte[] all = DECODER.decode(token);
            int length = all.length - MAC_BYTES;
            // There is one way to write a token. Another text that decodes to the same content is not accepted.
            if (length <= FIXED_BYTES || !ENCODER.encodeToString(all).equals(token)) {
                return Optional.empty();
            }
            ByteBuffer content = ByteBuffer.wrap(all, 0, length).slice();
            byte[] mac = ticket ? keys.signTicket(content.duplicate()) : keys.signPass(content.duplicate());
            byte[] shown = new byte[MAC_BYTES];
            System.arraycopy(all, length, shown, 0, MAC_BYTES);
            return MessageDigest.isEqual(mac, shown) ? Optional.of(parse(content)) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            // The token was not written by this platform.
            return Optional.empty();
        }
    }

    private static Read parse(ByteBuffer content) {
        if (content.get() != VERSION) {
            throw new IllegalArgumentException("another version");
        }
        ConcertId concertId = new ConcertId(uuid(content).toString());
        UUID id = uuid(content);
        Place place = new Place(content.getInt(), content.getInt());
        long time = content.getLong();
        byte[] account = new byte[content.remaining()];
        content.get(account);
        return new Read(concertId, id, place, time, new AccountId(new String(account, StandardCharsets.UTF_8)));
    }

    private static byte[] content(ConcertId concertId, UUID id, Place place, long time, AccountId accountId) {
        byte[] account = accountId.value().getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(FIXED_BYTES + account.length);
        content.put(VERSION);
        put(content, UUID.fromString(concertId.value()));
        put(content, id);
        content.putInt(place.partition()).putInt(place.offset()).putLong(time).put(account);
        return content.array();
    }

    private static String token(byte[] content, byte[] mac) {
        return ENCODER.encodeToString(ByteBuffer.allocate(content.length + mac.length)
                .put(content)
                .put(mac)
                .array());
    }

    private static void put(ByteBuffer target, UUID uuid) {
        target.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer source) {
        return new UUID(source.getLong(), source.getLong());
    }
}
