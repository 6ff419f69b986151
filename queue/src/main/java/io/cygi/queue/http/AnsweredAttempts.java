package io.cygi.queue.http;

import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.ticket.RoomKeys;
import org.jspecify.annotations.Nullable;

/** Tells booking attempts that repeat an answered one. They need no pass, because the answer is stored. */
final class AnsweredAttempts {

    private final RoomKeys keys;
    private final @Nullable IdempotencyLookup answers;

    /** @param answers null where this process has none; then no attempt is a repetition */
    AnsweredAttempts(RoomKeys keys, @Nullable IdempotencyLookup answers) {
        this.keys = keys;
        this.answers = answers;
    }

    /** {@return whether an attempt has an answer, whatever became of its place} */
    boolean has(Attempt attempt) {
        return answers != null
                && attempt.idempotencyKey() != null
                && answers.has(attempt.fanId(), attempt.idempotencyKey());
    }

    /** {@return whether an attempt at the fan's latest place has an answer} */
    boolean hasAtLatestPlace(RoomReplica room, Attempt attempt) {
        if (attempt.idempotencyKey() == null) {
            return false;
        }
        long account = keys.account(room.concertId().value(), attempt.fanId().value());
        return room.state()
                .find(room.partitionOf(account), account)
                .filter(place -> hasAt(room, place, attempt))
                .isPresent();
    }

    /** {@return whether an attempt at a place has an answer} Looks only where a fan was admitted and has booked since. */
    boolean hasAt(RoomReplica room, Place place, Attempt attempt) {
        return room.state().hasTried(place) && has(attempt);
    }
}
