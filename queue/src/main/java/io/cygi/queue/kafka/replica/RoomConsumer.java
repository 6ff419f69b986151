package io.cygi.queue.kafka.replica;

import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.kafka.client.ConsumerLoop;
import io.cygi.queue.kafka.client.RoomTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes the announcements, and the line, lobby and log of every announced room, from their beginnings. One thread
 * serves all rooms, so that each room's records are applied in order.
 */
public final class RoomConsumer extends ConsumerLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RoomConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final RoomRegistry rooms;
    private final RoomTopics topics;
    private final RoomRecordReader reader;
    private final RoomChangeNotifier changes;
    private final Map<TopicPartition, RoomReplica> lines = new HashMap<>();
    private final Map<TopicPartition, RoomReplica> logs = new HashMap<>();
    private final Map<TopicPartition, RoomReplica> lobbies = new HashMap<>();
    private final Map<TopicPartition, Long> announced = new HashMap<>();
    private final Map<TopicPartition, Long> announcementEnds = new HashMap<>();
    private boolean announcementsRead;
    private final Map<RoomReplica, Map<TopicPartition, Long>> unread = new HashMap<>();
    private final int announcementPartitions;

    RoomConsumer(
            Supplier<Consumer<byte[], byte[]>> consumers,
            RoomRegistry rooms,
            RoomTopics topics,
            RoomRecordReader reader,
            int announcementPartitions,
            RoomChangeNotifier changes) {
        super("waiting-room-consumer", "Waiting rooms cannot be read", consumers, topics);
        this.rooms = rooms;
        this.topics = topics;
        this.reader = reader;
        this.announcementPartitions = announcementPartitions;
        this.changes = changes;
    }

    @Override
    protected void use(Consumer<byte[], byte[]> consumer) {
        for (int p = 0; p < announcementPartitions; p++) {
            announced.putIfAbsent(new TopicPartition(topics.announcements(), p), 0L);
        }
        assign(consumer);
        while (wanted()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            boolean changed = false;
            for (TopicPartition partition : records.partitions()) {
                changed |= take(partition, records.records(partition));
            }
            if (changed) {
                assign(consumer);
            }
            lookForReady(consumer);
            cameRound();
            if (!records.isEmpty()) {
                changes.tell();
            }
        }
    }

    /** Assigns the topics of all followed rooms, each from where it was read to. */
    private void assign(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> positions = new HashMap<>(announced);
        lines.forEach((partition, room) -> positions.put(partition, room.nextOf(partition.partition())));
        logs.forEach((partition, room) -> positions.put(partition, room.nextOfLog()));
        lobbies.forEach((partition, room) -> positions.put(partition, room.nextOfLobby()));
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }

    private boolean take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        RoomReplica line = lines.get(partition);
        if (line != null) {
            reader.takeLine(line, records);
            return false;
        }
        RoomReplica log = logs.get(partition);
        if (log != null) {
            reader.takeLog(log, records);
            return false;
        }
        RoomReplica lobby = lobbies.get(partition);
        if (lobby != null) {
            reader.takeLobby(lobby, records);
            return false;
        }
        boolean changed = false;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            changed |= takeAnnouncement(record);
            announced.put(partition, record.offset() + 1);
        }
        return changed;
    }

    private boolean takeAnnouncement(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.endsWith(RoomWriter.STANDING)) {
            return false;
        }
        ConcertId concertId;
        try {
            concertId = new ConcertId(key);
        } catch (IllegalArgumentException e) {
            LOG.error("{}: the key of the record at {} is no concert's id", record.topic(), record.offset(), e);
            return false;
        }
        if (record.value() == null) {
            return forget(concertId);
        }
        RoomAnnouncement announcement = reader.read(record, RoomAnnouncement.class);
        if (announcement == null || rooms.find(concertId).isPresent()) {
            return false;
        }
        RoomReplica room = new RoomReplica(concertId, announcement.settings(), record.partition());
        for (int p = 0; p < room.partitions(); p++) {
            lines.put(new TopicPartition(topics.line(concertId), p), room);
        }
        logs.put(new TopicPartition(topics.log(concertId), 0), room);
        lobbies.put(new TopicPartition(topics.lobby(concertId), 0), room);
        rooms.add(room);
        unread.put(room, Map.of());
        return true;
    }

    /** {@return whether the room was followed, which ends here} */
    private boolean forget(ConcertId concertId) {
        rooms.remove(concertId);
        boolean followed = lines.entrySet().removeIf(entry -> of(entry, concertId));
        lobbies.entrySet().removeIf(entry -> of(entry, concertId));
        unread.keySet().removeIf(room -> room.concertId().equals(concertId));
        return logs.entrySet().removeIf(entry -> of(entry, concertId)) || followed;
    }

    private static boolean of(Map.Entry<TopicPartition, RoomReplica> entry, ConcertId concertId) {
        return entry.getValue().concertId().equals(concertId);
    }

    /** Marks each room as ready once all records are read that it had when this process began to follow it. */
    private void lookForReady(Consumer<byte[], byte[]> consumer) {
        if (!announcementsRead) {
            lookForAllAnnouncements(consumer);
        }
        if (unread.isEmpty()) {
            return;
        }
        boolean gone = false;
        for (RoomReplica room : List.copyOf(unread.keySet())) {
            Map<TopicPartition, Long> ends = unread.get(room).isEmpty() ? ends(consumer, room) : unread.get(room);
            if (ends.isEmpty()) {
                LOG.warn("The waiting room of {} is announced and has no topics; it is forgotten", room.concertId());
                gone |= forget(room.concertId());
            } else if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                room.becomeReady();
                unread.remove(room);
            } else {
                unread.put(room, ends);
            }
        }
        if (gone) {
            assign(consumer);
        }
    }

    /** {@return the end offsets of a room's partitions; none if the room has no topics, because it was removed} */
    private Map<TopicPartition, Long> ends(Consumer<byte[], byte[]> consumer, RoomReplica room) {
        try {
            return consumer.endOffsets(partitions(room));
        } catch (TimeoutException e) {
            if (topics.exist(room.concertId())) {
                throw e;
            }
            return Map.of();
        }
    }

    private void lookForAllAnnouncements(Consumer<byte[], byte[]> consumer) {
        if (announcementEnds.isEmpty()) {
            announcementEnds.putAll(consumer.endOffsets(announced.keySet()));
        }
        if (announcementEnds.entrySet().stream()
                .allMatch(end -> announced.getOrDefault(end.getKey(), 0L) >= end.getValue()
                        || consumer.position(end.getKey()) >= end.getValue())) {
            announcementsRead = true;
            rooms.becomeComplete();
        }
    }

    private List<TopicPartition> partitions(RoomReplica room) {
        List<TopicPartition> partitions = new ArrayList<>();
        lines.forEach((partition, owner) -> {
            if (owner == room) {
                partitions.add(partition);
            }
        });
        partitions.add(new TopicPartition(topics.log(room.concertId()), 0));
        partitions.add(new TopicPartition(topics.lobby(room.concertId()), 0));
        return partitions;
    }
}
