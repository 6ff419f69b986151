package io.cygi.queue.http;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.PassFreed;
import io.cygi.queue.room.record.RoomRecord.PassUseConfirmed;
import io.cygi.queue.room.record.RoomRecord.PassUsed;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.ticket.Pass;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.TicketTokenCodec;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uses each pass for one booking. A use is written to the room's log, so every process knows it. */
final class PassUses {

    private static final Logger LOG = LoggerFactory.getLogger(PassUses.class);

    private final TicketTokenCodec tokens;
    private final RoomLookup lookup;
    private final RoomKeys keys;
    private final RoomWriter writer;
    private final Clock clock;

    PassUses(TicketTokenCodec tokens, RoomLookup lookup, RoomKeys keys, RoomWriter writer, Clock clock) {
        this.tokens = tokens;
        this.lookup = lookup;
        this.keys = keys;
        this.writer = writer;
        this.clock = clock;
    }

    /** The use of a pass, to be confirmed or released. */
    private record UsedPass(RoomReplica room, Place place, String attempt, String use) {}

    /** {@return the pass that a token stands for, even if it has expired; nothing if it is not the fan's pass in this room} */
    Optional<Pass> shown(RoomReplica room, Attempt attempt, String token) {
        return tokens.readPass(token)
                .filter(pass -> pass.concertId().equals(attempt.concertId())
                        && pass.accountId().equals(attempt.fanId())
                        && lookup.isOf(room, pass.accountId(), pass.place()));
    }

    /**
     * Uses a pass. The log orders the attempts of all processes: the first attempt gets the pass, and a repeated
     * request is the same attempt.
     *
     * @return the use, or nothing if the pass has expired or is used for another attempt
     * @throws UnavailableException if the broker does not answer
     */
    Optional<Admitted> use(RoomReplica room, Attempt attempt, Pass pass) {
        Place place = pass.place();
        String what = name(room, attempt);
        String use = UUID.randomUUID().toString();
        long now = clock.millis();
        if (pass.expiresAt() <= now || !room.state().tryUse(place, what, use, now)) {
            return Optional.empty();
        }
        Admitted admitted = new Admitted(tokens.write(pass), new UsedPass(room, place, what, use));
        try {
            writer.logAndRead(room, new PassUsed(place.partition(), place.offset(), what, use));
        } catch (UnavailableException e) {
            release(admitted);
            throw e;
        }
        if (!room.state().isUsedFor(place, what)) {
            release(admitted);
            return Optional.empty();
        }
        return Optional.of(admitted);
    }

    /** {@return the keyed hash that names the attempt} Requests without an idempotency key are all different attempts. */
    private String name(RoomReplica room, Attempt attempt) {
        String key = attempt.idempotencyKey() == null ? UUID.randomUUID().toString() : attempt.idempotencyKey();
        return Long.toHexString(keys.account(room.concertId().value(), key));
    }

    /** Keeps a pass used, because its booking was accepted. */
    void confirm(Admitted admitted) {
        if (admitted.place() instanceof UsedPass used) {
            Place place = used.place();
            used.room().state().keepUsed(place, used.attempt(), used.use());
            log(
                    used,
                    new PassUseConfirmed(place.partition(), place.offset(), used.attempt()),
                    "may be used again too soon");
        }
    }

    /** Frees a pass, because its booking was not accepted. */
    void release(Admitted admitted) {
        if (admitted.place() instanceof UsedPass used) {
            Place place = used.place();
            if (used.room().state().undoUse(place, used.attempt(), used.use())) {
                log(
                        used,
                        new PassFreed(place.partition(), place.offset(), used.attempt(), used.use()),
                        "is free only after a while");
            }
        }
    }

    /** {@return the use as another process can name it} @param admitted the use */
    static PassUse useOf(Admitted admitted) {
        if (admitted.place() instanceof UsedPass used) {
            return new PassUse(used.room().concertId(), used.place(), used.attempt(), used.use());
        }
        throw new IllegalArgumentException("the pass was not used here");
    }

    /**
     * Ends a use that another process has let through, because that process does not answer.
     *
     * @param use the use
     * @param booked whether its booking was accepted
     * @throws UnavailableException if the room is not known here yet, or the broker does not answer
     */
    void endElsewhere(PassUse use, boolean booked) {
        RoomReplica room = lookup.room(use.concertId()).orElse(null);
        Place place = use.place();
        if (room == null) {
            return;
        }
        writer.await(writer.log(
                use.concertId(),
                booked
                        ? new PassUseConfirmed(place.partition(), place.offset(), use.attempt())
                        : new PassFreed(place.partition(), place.offset(), use.attempt(), use.use())));
    }

    /** Forgets a use whose end nobody has told. Other processes take the pass for abandoned after a while. */
    void forget(Admitted admitted) {
        if (admitted.place() instanceof UsedPass used) {
            used.room().state().undoUse(used.place(), used.attempt(), used.use());
        }
    }

    /** Writes a record without waiting for the broker. */
    private void log(UsedPass used, RoomRecord record, String otherwise) {
        writer.log(used.room().concertId(), record).whenComplete((offset, fault) -> {
            if (fault != null) {
                LOG.warn("A pass of {} {}", used.room().concertId(), otherwise, fault);
            }
        });
    }
}
