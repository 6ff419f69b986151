package io.cygi.queue.http;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
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
import io.cygi.web.room.AdmissionGate;
import io.cygi.web.room.IdempotencyLookup;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door as this process sees it: passes are checked in memory, and used once. */
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

    /** What {@link #giveBack} needs to know. */
    private record Taken(RoomReplica room, Place place, String attempt) {}

    @Override
    public Entry enter(Attempt attempt) {
        SalePolicy policy = policies.of(attempt.concertId());
        if (!policy.settings().enabled()) {
            return Unguarded.INSTANCE;
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
                    ? Answered.INSTANCE
                    : throughLine(room, attempt);
        }
        // A pass that does not count never gets anybody in, not even where the line is empty.
        Optional<Pass> shown = tokens.readPass(attempt.pass())
                .filter(pass -> pass.concertId().equals(attempt.concertId())
                        && pass.accountId().equals(attempt.fanId())
                        && lookup.isOf(room, pass.accountId(), pass.place()));
        if (shown.filter(pass -> repeats(room, pass.place(), attempt)).isPresent()) {
            return Answered.INSTANCE;
        }
        @Nullable
        Inside inside = shown.filter(pass -> pass.expiresAt() > clock.millis())
                .map(pass -> use(room, attempt, pass.place(), pass.expiresAt()))
                .orElse(null);
        return inside != null ? inside : inLine(room, attempt);
    }

    private Answered over(Attempt attempt) {
        if (hasAnswer(attempt)) {
            return Answered.INSTANCE;
        }
        throw new RefusedException(ProblemCode.NOT_ON_SALE, "The sale is over.");
    }

    private Optional<Place> latest(RoomReplica room, Attempt attempt) {
        long account = keys.account(room.concertId().value(), attempt.fanId().value());
        return room.state().find(room.partitionOf(account), account);
    }

    /** Only of who was let in and has booked since is it asked, so it costs nothing before. */
    private boolean repeats(RoomReplica room, Place place, Attempt attempt) {
        return room.state().hasTried(place) && hasAnswer(attempt);
    }

    private boolean hasAnswer(Attempt attempt) {
        return answers != null
                && attempt.idempotencyKey() != null
                && answers.has(attempt.fanId(), attempt.idempotencyKey());
    }

    /** The log serializes attempts of all processes; the first one has the pass, and the same one again. */
    private @Nullable Inside use(RoomReplica room, Attempt attempt, Place place, long expiresAt) {
        String what = attempt(room, attempt);
        if (!room.state().tryUse(place, what, clock.millis())) {
            return null;
        }
        Inside inside = new Inside(
                tokens.write(new Pass(attempt.concertId(), attempt.fanId(), place, expiresAt)),
                new Taken(room, place, what));
        try {
            writer.logAndRead(room, new PassUsed(place.partition(), place.offset(), what));
        } catch (UnavailableException e) {
            giveBack(inside);
            throw e;
        }
        if (!room.state().isUsedFor(place, what)) {
            giveBack(inside);
            return null;
        }
        return inside;
    }

    /** Without a key no request is the same as another. */
    private String attempt(RoomReplica room, Attempt attempt) {
        String key = attempt.idempotencyKey() == null ? UUID.randomUUID().toString() : attempt.idempotencyKey();
        return Long.toHexString(keys.account(room.concertId().value(), key));
    }

    private Outside inLine(RoomReplica room, Attempt attempt) {
        Ticket ticket = service.join(room, attempt.fanId(), attempt.address(), attempt.proof(), false);
        return outside(room, ticket, service.view(room, ticket));
    }

    private Entry throughLine(RoomReplica room, Attempt attempt) {
        boolean walkIn = room.state().walkIn(clock.millis());
        Ticket ticket = service.join(room, attempt.fanId(), attempt.address(), attempt.proof(), walkIn);
        TicketView view = walkIn
                ? service.awaitGrant(room, ticket, room.whenGranted(ticket.place()))
                : service.look(room, ticket);
        view = view.called() ? service.look(room, ticket) : view;
        Long expiresAt = view.passExpiresAt();
        if (view.status() == TicketView.Status.ADMITTED && expiresAt != null) {
            @Nullable Inside inside = use(room, attempt, ticket.place(), expiresAt);
            if (inside != null) {
                return inside;
            }
        }
        return outside(room, ticket, view);
    }

    private Outside outside(RoomReplica room, Ticket ticket, TicketView view) {
        @Nullable String receipt = ticket.place().inLobby() ? receipts.sign(room.state(), ticket) : null;
        TicketBody body = bodies.of(ticket, view, receipt);
        return new Outside(body, TicketBodyMapper.location(body.ticket()), TicketBodyMapper.retryAfterSeconds(view));
    }

    @Override
    public void booked(Inside inside) {
        if (inside.place() instanceof Taken taken) {
            Place place = taken.place();
            taken.room().state().keepUsed(place, taken.attempt());
            log(
                    taken,
                    new PassUseConfirmed(place.partition(), place.offset(), taken.attempt()),
                    "may be used again too soon");
        }
    }

    @Override
    public void giveBack(Inside inside) {
        if (inside.place() instanceof Taken taken) {
            giveBack(taken);
        }
    }

    private void giveBack(Taken taken) {
        Place place = taken.place();
        if (taken.room().state().undoUse(place, taken.attempt())) {
            log(taken, new PassFreed(place.partition(), place.offset(), taken.attempt()), "is free only after a while");
        }
    }

    /** Nobody waits for it. */
    private void log(Taken taken, RoomRecord record, String otherwise) {
        writer.log(taken.room().concertId(), record).whenComplete((offset, fault) -> {
            if (fault != null) {
                LOG.warn("A pass of {} {}", taken.room().concertId(), otherwise, fault);
            }
        });
    }
}
