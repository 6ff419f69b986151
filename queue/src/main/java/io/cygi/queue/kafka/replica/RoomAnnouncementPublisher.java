package io.cygi.queue.kafka.replica;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.kafka.client.RoomTopics;
import io.cygi.queue.room.RoomFigures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the announcements of rooms to every process. */
public final class RoomAnnouncementPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(RoomAnnouncementPublisher.class);

    private final RoomWriter writer;
    private final RoomTopics topics;
    private final Map<ConcertId, RoomAnnouncement> latest = new ConcurrentHashMap<>();

    RoomAnnouncementPublisher(RoomWriter writer, RoomTopics topics) {
        this.writer = writer;
        this.topics = topics;
    }

    /** Creates a room, if there is none, and announces it. */
    public void open(ConcertId concertId, WaitingRoomSettings settings) {
        topics.create(concertId, settings.partitions());
        writer.await(writer.announce(concertId, RoomAnnouncement.ofNew(settings)));
    }

    /** Announces the state of a room, if it has changed. @param now milliseconds since 1970 */
    public void renew(RoomReplica room, long now) {
        RoomFigures figures = room.state().figures(now);
        RoomAnnouncement current = new RoomAnnouncement(
                figures.settings(),
                figures.status(),
                figures.committedOffsets(),
                figures.waiting(),
                figures.inside(),
                figures.admissionsPerSecond(),
                figures.showUpRate(),
                figures.controller());
        if (room.ready() && !current.equals(latest.put(room.concertId(), current))) {
            writer.tell(room.concertId(), current).whenComplete((written, fault) -> {
                if (fault != null) {
                    LOG.warn("The waiting room of {} could not be announced", room.concertId(), fault);
                    latest.remove(room.concertId());
                }
            });
        }
    }

    /** Removes a room and its topics. */
    public void remove(ConcertId concertId) {
        writer.await(writer.announce(concertId, null));
        writer.await(writer.tell(concertId, null));
        topics.delete(concertId);
        latest.remove(concertId);
    }
}
