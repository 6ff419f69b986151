package io.cygi.queue.http;

import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.ticket.RoomKeys;
import org.jspecify.annotations.Nullable;

/** Recognizes booking attempts that repeat an answered attempt. They need no pass, because the answer is stored. */
final class AnsweredAttempts {

    private final RoomKeys keys;
    private final @Nullable IdempotencyLookup answers;

    /** Creates the lookup. @param answers the stored answers, or null if there are none; then no attempt is a repetition */
    AnsweredAttempts(RoomKeys keys, @Nullable IdempotencyLookup answers) {
        this.keys = keys;
        this.answers = answers;
    }

    /** {@return whether an attempt has an answer} The state of its place does not matter. */
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

    /** {@return whether an attempt at a place has an answer} Looks only if the fan was admitted and has booked since. */
    boolean hasAt(RoomReplica room, Place place, Attempt attempt) {
        return room.state().hasTried(place) && has(attempt);
    }
}
