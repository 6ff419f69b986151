package io.cygi.queue.http;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.room.RoomFigures;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.queue.service.RoomLookup;
import io.cygi.web.problem.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints with which admins watch and steer waiting rooms. */
@RestController
@RequestMapping("/api/v1/admin/waiting-rooms")
class RoomAdminController {

    private final RoomRegistry rooms;
    private final RoomLookup lookup;
    private final RoomWriter writer;
    private final Clock clock;

    RoomAdminController(RoomRegistry rooms, RoomLookup lookup, RoomWriter writer, Clock clock) {
        this.rooms = rooms;
        this.lookup = lookup;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * A room in figures.
     *
     * @param concertId the id of the concert whose sale the room is in front of
     * @param figures the figures of the room
     */
    record RoomBody(ConcertId concertId, RoomFigures figures) {}

    /**
     * The bounds on admissions.
     *
     * @param admissionsPerSecond the most admissions per second, null for no such bound
     * @param capacity the most fans inside at once, null for no such bound; one of the two is given
     */
    record AdmissionRequest(
            @Min(1) @Max(WaitingRoomSettings.ADMISSIONS_PER_SECOND_MAX) @Nullable
            Integer admissionsPerSecond,

            @Min(1) @Max(WaitingRoomSettings.CAPACITY_MAX) @Nullable
            Integer capacity) {}

    @GetMapping
    List<RoomBody> rooms() {
        return rooms.all().stream()
                .sorted(Comparator.comparing(
                        (RoomReplica room) -> room.concertId().value()))
                .map(this::body)
                .toList();
    }

    @GetMapping("/{concertId}")
    RoomBody room(@PathVariable String concertId) {
        return body(find(concertId));
    }

    /** Replaces both bounds. */
    @PutMapping("/{concertId}/admission")
    RoomBody adjust(@PathVariable String concertId, @Valid @RequestBody AdmissionRequest request) {
        if (request.admissionsPerSecond() == null && request.capacity() == null) {
            throw new ValidationException("admissionsPerSecond", "must be given, or capacity");
        }
        RoomReplica room = find(concertId);
        WaitingRoomSettings settings =
                room.state().settings().admitting(request.admissionsPerSecond(), request.capacity());
        return change(room, new RoomConfigured(settings, null));
    }

    /** Stops admissions until the room is resumed; fans may still join. */
    @PostMapping("/{concertId}/pause")
    RoomBody pause(@PathVariable String concertId) {
        return turn(concertId, RoomStatus.PAUSED);
    }

    /** Resumes admissions. Fans may join again. */
    @PostMapping("/{concertId}/resume")
    RoomBody resume(@PathVariable String concertId) {
        return turn(concertId, RoomStatus.OPEN);
    }

    /** Refuses further joins; waiting fans are still admitted. */
    @PostMapping("/{concertId}/drain")
    RoomBody drain(@PathVariable String concertId) {
        return turn(concertId, RoomStatus.DRAINING);
    }

    private RoomBody turn(String concertId, RoomStatus status) {
        return change(find(concertId), new RoomConfigured(null, status));
    }

    private RoomBody change(RoomReplica room, RoomConfigured change) {
        if (room.state().status() == RoomStatus.CLOSED) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The sale is over, and its waiting room closed.");
        }
        writer.logAndRead(room, change);
        return body(room);
    }

    private RoomReplica find(String concertId) {
        return lookup.roomByCachedPolicy(PathIds.concert(concertId)).orElseThrow(() -> PathIds.noSuch("waiting room"));
    }

    private RoomBody body(RoomReplica room) {
        return new RoomBody(room.concertId(), room.state().figures(clock.millis()));
    }
}
