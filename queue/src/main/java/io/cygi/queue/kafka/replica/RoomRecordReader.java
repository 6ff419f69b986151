package io.cygi.queue.kafka.replica;

import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.LineEntry;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyEntry;
import io.cygi.queue.ticket.RoomKeys;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the records of a room and applies them to its replica. */
final class RoomRecordReader {

    private static final Logger LOG = LoggerFactory.getLogger(RoomRecordReader.class);

    private final RoomKeys keys;
    private final JsonMapper json;

    RoomRecordReader(RoomKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** Applies records of a room's line. */
    void takeLine(RoomReplica room, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            LineEntry joined = read(record, LineEntry.class);
            if (joined != null) {
                Place place = new Place(record.partition(), Math.toIntExact(record.offset()));
                take(room, place, joined, record.timestamp());
            }
        }
        ConsumerRecord<byte[], byte[]> last = records.getLast();
        room.lineReadTo(last.partition(), last.offset() + 1);
        room.wake();
    }

    private void take(RoomReplica room, Place place, LineEntry joined, long at) {
        String account = joined.account();
        if (joined.lot() != null) {
            room.state().drawn(place, joined.lot(), at, joined.replaces());
        } else if (account != null) {
            long hash = keys.account(room.concertId().value(), account);
            room.state().joined(place, hash, at, joined.replaces(), joined.present());
        }
    }

    /** Applies records of a room's lobby. */
    void takeLobby(RoomReplica room, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            LobbyEntry entered = read(record, LobbyEntry.class);
            if (entered != null) {
                int number = Math.toIntExact(record.offset());
                String account = entered.account();
                if (account == null) {
                    room.state().lobbyEnded(number, record.timestamp());
                } else {
                    long hash = keys.account(room.concertId().value(), account);
                    room.state().entered(number, hash, record.timestamp(), entered.replaces());
                }
            }
        }
        room.lobbyReadTo(records.getLast().offset() + 1);
        room.wake();
    }

    /** Applies records of a room's log. */
    void takeLog(RoomReplica room, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            RoomRecord entry = read(record, RoomRecord.class);
            if (entry != null) {
                room.state().apply(entry, record.offset(), record.timestamp());
                if (entry instanceof AdmissionsDecided decided) {
                    decided.grants().forEach(grant -> room.granted(new Place(grant.partition(), grant.offset())));
                } else if (entry instanceof LobbyDrawn) {
                    room.lobbyDrawn();
                }
            }
        }
        room.logReadTo(records.getLast().offset() + 1);
        room.wake();
    }

    /** {@return the content of a record, null if it cannot be read} Every process logs and skips an unreadable record. */
    <T> @Nullable T read(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        try {
            return json.readValue(record.value(), type);
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.error("{}-{} holds something unreadable at {}", record.topic(), record.partition(), record.offset(), e);
            return null;
        }
    }
}
