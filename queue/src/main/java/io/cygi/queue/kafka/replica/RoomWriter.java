package io.cygi.queue.kafka.replica;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.kafka.client.FixedTimeout;
import io.cygi.queue.kafka.client.RoomTopics;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.LineEntry;
import io.cygi.queue.room.record.RoomRecord.LobbyEntry;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes records to rooms. Every broker that is in sync has a written record. */
public final class RoomWriter {

    /** Suffix of the keys of records with a room's present state. */
    static final String STANDING = "/standing";

    private final Supplier<Producer<byte[], byte[]>> producer;
    private final Function<String, Producer<byte[], byte[]>> transactionalProducers;
    private final RoomTopics topics;
    private final JsonMapper json;
    private final FixedTimeout limit;

    RoomWriter(
            Supplier<Producer<byte[], byte[]>> producer,
            Function<String, Producer<byte[], byte[]>> transactionalProducers,
            RoomTopics topics,
            JsonMapper json,
            FixedTimeout limit) {
        this.producer = producer;
        this.transactionalProducers = transactionalProducers;
        this.topics = topics;
        this.json = json;
        this.limit = limit;
    }

    /**
     * Writes a joiner to the room's line and waits until that is acknowledged and this process has read it.
     *
     * @param room the room to join
     * @param partition the partition of the line
     * @param joined the entry
     * @return the record's place and time
     * @throws UnavailableException if that takes too long; the record may have been written all the same
     */
    public Joining join(RoomReplica room, int partition, LineEntry joined) {
        return await(send(topics.line(room.concertId()), partition, null, json.writeValueAsBytes(joined))
                .thenCompose(written -> read(room, written.partition(), written)));
    }

    /**
     * Writes a fan to the room's lobby and waits until that is acknowledged and this process has read it.
     *
     * @param room the room with the lobby
     * @param entered the entry
     * @return the record's place and time
     * @throws UnavailableException if that takes too long; the record may have been written all the same
     */
    public Joining enter(RoomReplica room, LobbyEntry entered) {
        return await(send(topics.lobby(room.concertId()), 0, null, json.writeValueAsBytes(entered))
                .thenCompose(written -> read(room, Place.LOBBY, written)));
    }

    /** Completes once this process has read the record, so that the joiner is woken once. */
    private static CompletableFuture<Joining> read(RoomReplica room, int partition, RecordMetadata written) {
        Joining joining = new Joining(new Place(partition, Math.toIntExact(written.offset())), written.timestamp());
        return room.whenJoined(joining.place()).thenApply(read -> joining);
    }

    /** {@return the offset of the record that closes the lobby, once the broker has acknowledged it} */
    public CompletableFuture<Long> endLobby(ConcertId concertId) {
        return send(topics.lobby(concertId), 0, null, json.writeValueAsBytes(LobbyEntry.END))
                .thenApply(RecordMetadata::offset);
    }

    /**
     * Writes lots to the room's line, in this order and in one transaction, which fences off other writers of lots.
     * Writes nothing if the lobby has been drawn by now, because fans who join meanwhile would wait for the end of the
     * transaction.
     *
     * @param room the room whose lobby is drawn
     * @param lots the lots in the order drawn
     * @throws KafkaException if that failed, or it is not known whether it did
     * @throws UnavailableException if the log cannot be written or read
     */
    public void draw(RoomReplica room, List<Lot> lots) {
        try (Producer<byte[], byte[]> transactionalProducer =
                transactionalProducers.apply(topics.transactionalProducer(room.concertId()))) {
            transactionalProducer.initTransactions();
            // This record says nothing new. Once it is read, everything before it is known.
            logAndRead(room, new SaleOpened());
            if (room.state().phase() != Lobby.Phase.DRAWING) {
                return;
            }
            transactionalProducer.beginTransaction();
            for (Lot lot : lots) {
                LineEntry joined = new LineEntry(null, room.state().leftBefore(lot), false, lot);
                byte[] value = json.writeValueAsBytes(joined);
                // The commit reports a failure of any of them.
                var unused =
                        transactionalProducer.send(new ProducerRecord<>(topics.line(room.concertId()), 0, null, value));
            }
            transactionalProducer.commitTransaction();
        }
    }

    /**
     * A joiner's record: its place and its time.
     *
     * @param place the place of the record
     * @param at the broker's time, milliseconds since 1970
     */
    public record Joining(Place place, long at) {}

    /** {@return the record's offset in the room's log, once the broker has acknowledged it} */
    public CompletableFuture<Long> log(ConcertId concertId, RoomRecord record) {
        return send(
                        topics.log(concertId),
                        0,
                        null,
                        json.writerFor(RoomRecord.class).writeValueAsBytes(record))
                .thenApply(RecordMetadata::offset);
    }

    /**
     * Writes a record to the room's log and waits until this process has read it.
     *
     * @throws UnavailableException if that takes too long; the record may have been written all the same
     */
    public void logAndRead(RoomReplica room, RoomRecord record) {
        long offset = await(log(room.concertId(), record));
        await(room.whenLogged(offset));
    }

    /** Announces that a room exists, or with null that it exists no longer. */
    CompletableFuture<RecordMetadata> announce(ConcertId concertId, @Nullable RoomAnnouncement announcement) {
        return announce(concertId.value(), announcement);
    }

    /** Announces the state of a room, but not its existence: the room may be gone already, and must not begin anew. */
    CompletableFuture<RecordMetadata> tell(ConcertId concertId, @Nullable RoomAnnouncement standing) {
        return announce(concertId.value() + STANDING, standing);
    }

    private CompletableFuture<RecordMetadata> announce(String key, @Nullable RoomAnnouncement announcement) {
        return send(
                topics.announcements(),
                null,
                key.getBytes(StandardCharsets.UTF_8),
                announcement == null ? null : json.writeValueAsBytes(announcement));
    }

    /**
     * Waits for an answer of the broker.
     *
     * @throws UnavailableException if it fails or takes too long
     */
    public <T> T await(CompletableFuture<T> future) {
        try {
            return limit.await(future);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnavailableException("The Kafka broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted", e);
        }
    }

    private CompletableFuture<RecordMetadata> send(
            String topic, @Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value) {
        CompletableFuture<RecordMetadata> future = new CompletableFuture<>();
        try {
            producer.get().send(new ProducerRecord<>(topic, partition, key, value), (written, fault) -> {
                if (fault == null) {
                    future.complete(written);
                } else {
                    future.completeExceptionally(fault);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            future.completeExceptionally(e);
        }
        return future;
    }
}
