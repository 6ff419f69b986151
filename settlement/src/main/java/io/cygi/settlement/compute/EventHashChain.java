package io.cygi.settlement.compute;

import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.settlement.statement.EventRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Chains SHA-256 over a sequence of events, and can resume after any of them. Each event sets the hash to the SHA-256
 * of the previous 32 bytes, zeros at first, followed by the event. An event is its index, aggregate, sequence number,
 * identifier, type, revision and time in UTF-8, each followed by a line feed, and then the bytes of its payload.
 */
final class EventHashChain {

    private static final int LENGTH = 32;

    private final MessageDigest digest;
    private byte[] hash;
    private long count;
    private long first;
    private long last;

    EventHashChain() {
        this(new byte[LENGTH], 0, 0, 0);
    }

    private EventHashChain(byte[] hash, long count, long first, long last) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
        this.hash = hash;
        this.count = count;
        this.first = first;
        this.last = last;
    }

    static EventHashChain resume(EventRange range) {
        return new EventHashChain(
                HexFormat.of().parseHex(range.sha256()), range.count(), range.firstIndex(), range.lastIndex());
    }

    void add(StoredEvent event) {
        digest.update(hash);
        String head = event.index() + "\n" + event.aggregateId() + "\n" + event.sequence() + "\n" + event.eventId()
                + "\n"
                + event.type() + "\n" + (event.revision() == null ? "" : event.revision()) + "\n" + event.recordedAt()
                + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        hash = digest.digest(event.payload());
        first = count == 0 ? event.index() : Math.min(first, event.index());
        last = Math.max(last, event.index());
        count++;
    }

    boolean empty() {
        return count == 0;
    }

    EventRange range() {
        return new EventRange(first, last, count, HexFormat.of().formatHex(hash));
    }
}
