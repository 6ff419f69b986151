package io.cygi.queue.http;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.queue.http.ticket.TicketBody;
import io.cygi.queue.http.ticket.TicketBodyMapper;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.ReceiptBatchSigner;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.PassFreed;
import io.cygi.queue.room.record.RoomRecord.PassUseConfirmed;
import io.cygi.queue.room.record.RoomRecord.PassUsed;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.service.SalePolicy;
import io.cygi.queue.service.SalePolicyCache;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.Pass;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which bookings the waiting rooms let in. It checks passes in memory, uses each pass once, and gives a ticket
 * to everybody else.
 */
final class WaitingRoomAdmissionGate implements AdmissionGate {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoomAdmissionGate.class);

    private final SalePolicyCache policies;
    private final RoomLookup lookup;
    private final WaitingRoomService service;
    private final RoomWriter writer;
    private final TicketTokenCodec tokens;
    private final TicketBodyMapper bodies;
    private final ReceiptBatchSigner receipts;
    private final RoomKeys keys;
    private final @Nullable IdempotencyLookup answers;
    private final Clock clock;

    WaitingRoomAdmissionGate(
            SalePolicyCache policies,
            RoomLookup lookup,
            WaitingRoomService service,
            RoomWriter writer,
            TicketTokenCodec tokens,
            TicketBodyMapper bodies,
            ReceiptBatchSigner receipts,
            RoomKeys keys,
            @Nullable IdempotencyLookup answers,
            Clock clock) {
        this.policies = policies;
        this.lookup = lookup;
        this.service = service;
        this.writer = writer;
        this.tokens = tokens;
        this.bodies = bodies;
        this.receipts = receipts;
        this.keys = keys;
        this.answers = answers;
        this.clock = clock;
    }

    /** A pass that was used for an attempt; {@link #release} frees it. */
    private record UsedPass(RoomReplica room, Place place, String attempt) {}

    @Override
    public Decision decide(Attempt attempt) {
        SalePolicy policy = policies.of(attempt.concertId());
        if (!policy.settings().enabled()) {
            return NoWaitingRoom.INSTANCE;
        }
        if (policy.over()) {
            return over(attempt);
        }
        @Nullable RoomReplica room = lookup.room(attempt.concertId()).orElse(null);
        if (room == null) {
            return over(attempt);
        }
        if (attempt.pass() == null) {
            Optional<Place> latest = attempt.idempotencyKey() == null ? Optional.empty() : latest(room, attempt);
            return latest.filter(place -> repeats(room, place, attempt)).isPresent()
                    ? AlreadyAnswered.INSTANCE
                    : throughLine(room, attempt);
        }
        // A pass that is not valid lets nobody in, not even if the line is empty.
        Optional<Pass> shown = tokens.readPass(attempt.pass())
                .filter(pass -> pass.concertId().equals(attempt.concertId())
                        && pass.accountId().equals(attempt.fanId())
                        && lookup.isOf(room, pass.accountId(), pass.place()));
        if (shown.filter(pass -> repeats(room, pass.place(), attempt)).isPresent()) {
            return AlreadyAnswered.INSTANCE;
        }
        @Nullable
        Admitted admitted = shown.filter(pass -> pass.expiresAt() > clock.millis())
                .map(pass -> use(room, attempt, pass.place(), pass.expiresAt()))
                .orElse(null);
        return admitted != null ? admitted : inLine(room, attempt);
    }

    private AlreadyAnswered over(Attempt attempt) {
        if (hasAnswer(attempt)) {
            return AlreadyAnswered.INSTANCE;
        }
        throw new RefusedException(ProblemCode.NOT_ON_SALE, "The sale is over.");
    }

    private Optional<Place> latest(RoomReplica room, Attempt attempt) {
        long account = keys.account(room.concertId().value(), attempt.fanId().value());
        return room.state().find(room.partitionOf(account), account);
    }

    /**
     * {@return whether the attempt is a repeated request} Only fans who were admitted and have booked since are looked
     * up, so that other requests cost nothing.
     */
    private boolean repeats(RoomReplica room, Place place, Attempt attempt) {
        return room.state().hasTried(place) && hasAnswer(attempt);
    }

    private boolean hasAnswer(Attempt attempt) {
        return answers != null
                && attempt.idempotencyKey() != null
                && answers.has(attempt.fanId(), attempt.idempotencyKey());
    }

    /**
     * Uses a pass. The log orders the attempts of all processes: the first attempt gets the pass, and a repeated
     * request is the same attempt.
     */
    private @Nullable Admitted use(RoomReplica room, Attempt attempt, Place place, long expiresAt) {
        String what = attempt(room, attempt);
        if (!room.state().tryUse(place, what, clock.millis())) {
            return null;
        }
        Admitted admitted = new Admitted(
                tokens.write(new Pass(attempt.concertId(), attempt.fanId(), place, expiresAt)),
                new UsedPass(room, place, what));
        try {
            writer.logAndRead(room, new PassUsed(place.partition(), place.offset(), what));
        } catch (UnavailableException e) {
            release(admitted);
            throw e;
        }
        if (!room.state().isUsedFor(place, what)) {
            release(admitted);
            return null;
        }
        return admitted;
    }

    /**
     * {@return the keyed hash that names the attempt} Requests without an idempotency key are all different attempts.
     */
    private String attempt(RoomReplica room, Attempt attempt) {
        String key = attempt.idempotencyKey() == null ? UUID.randomUUID().toString() : attempt.idempotencyKey();
        return Long.toHexString(keys.account(room.concertId().value(), key));
    }

    private MustWait inLine(RoomReplica room, Attempt attempt) {
        Ticket ticket = service.join(room, attempt.fanId(), attempt.address(), attempt.proof(), false);
        return mustWait(room, ticket, service.view(room, ticket));
    }

    private Decision throughLine(RoomReplica room, Attempt attempt) {
        boolean walkIn = room.state().walkIn(clock.millis());
        Ticket ticket = service.join(room, attempt.fanId(), attempt.address(), attempt.proof(), walkIn);
        TicketView view = walkIn
                ? service.awaitGrant(room, ticket, room.whenGranted(ticket.place()))
                : service.look(room, ticket);
        view = view.called() ? service.look(room, ticket) : view;
        Long expiresAt = view.passExpiresAt();
        if (view.status() == TicketView.Status.ADMITTED && expiresAt != null) {
            @Nullable Admitted admitted = use(room, attempt, ticket.place(), expiresAt);
            if (admitted != null) {
                return admitted;
            }
        }
        return mustWait(room, ticket, view);
    }

    private MustWait mustWait(RoomReplica room, Ticket ticket, TicketView view) {
        @Nullable String receipt = ticket.place().inLobby() ? receipts.sign(room.state(), ticket) : null;
        TicketBody body = bodies.of(ticket, view, receipt);
        return new MustWait(body, TicketBodyMapper.location(body.ticket()), TicketBodyMapper.retryAfterSeconds(view));
    }

    @Override
    public void booked(Admitted admitted) {
        if (admitted.place() instanceof UsedPass usedPass) {
            Place place = usedPass.place();
            usedPass.room().state().keepUsed(place, usedPass.attempt());
            log(
                    usedPass,
                    new PassUseConfirmed(place.partition(), place.offset(), usedPass.attempt()),
                    "may be used again too soon");
        }
    }

    @Override
    public void release(Admitted admitted) {
        if (admitted.place() instanceof UsedPass usedPass) {
            release(usedPass);
        }
    }

    private void release(UsedPass usedPass) {
        Place place = usedPass.place();
        if (usedPass.room().state().undoUse(place, usedPass.attempt())) {
            log(
                    usedPass,
                    new PassFreed(place.partition(), place.offset(), usedPass.attempt()),
                    "is free only after a while");
        }
    }

    /** Writes a record without waiting for the broker. */
    private void log(UsedPass usedPass, RoomRecord record, String otherwise) {
        writer.log(usedPass.room().concertId(), record).whenComplete((offset, fault) -> {
            if (fault != null) {
                LOG.warn("A pass of {} {}", usedPass.room().concertId(), otherwise, fault);
            }
        });
    }
}
