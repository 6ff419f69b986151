package io.cygi.queue.door;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.queue.kafka.Room;
import io.cygi.queue.kafka.RoomWriter;
import io.cygi.queue.line.Place;
import io.cygi.queue.line.RoomRecord;
import io.cygi.queue.line.RoomRecord.Freed;
import io.cygi.queue.line.RoomRecord.Kept;
import io.cygi.queue.line.RoomRecord.Used;
import io.cygi.queue.line.TicketView;
import io.cygi.queue.lobby.ReceiptPress;
import io.cygi.queue.ticket.Pass;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.Tokens;
import io.cygi.web.room.IdempotencyLookup;
import io.cygi.web.room.WaitingRoomDoor;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door as this process sees it: passes are checked in memory, and used once. */
final class Door implements WaitingRoomDoor {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Guards guards;
    private final RoomFinder finder;
    private final LineDesk desk;
    private final RoomWriter writer;
    private final Tokens tokens;
    private final TicketBodies bodies;
    private final ReceiptPress receipts;
    private final RoomKeys keys;
    private final @Nullable IdempotencyLookup answers;
    private final Clock clock;

    Door(
            Guards guards,
            RoomFinder finder,
            LineDesk desk,
            RoomWriter writer,
            Tokens tokens,
            TicketBodies bodies,
            ReceiptPress receipts,
            RoomKeys keys,
            @Nullable IdempotencyLookup answers,
            Clock clock) {
        this.guards = guards;
        this.finder = finder;
        this.desk = desk;
        this.writer = writer;
        this.tokens = tokens;
        this.bodies = bodies;
        this.receipts = receipts;
        this.keys = keys;
        this.answers = answers;
        this.clock = clock;
    }

    /** What {@link #giveBack} needs to know. */
    private record Taken(Room room, Place place, String attempt) {}

    @Override
    public Entry enter(Attempt attempt) {
        Guards.Guard guard = guards.of(attempt.concertId());
        if (!guard.settings().enabled()) {
            return Unguarded.INSTANCE;
        }
        if (guard.over()) {
            return over(attempt);
        }
        @Nullable Room room = finder.room(attempt.concertId()).orElse(null);
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
                        && finder.isOf(room, pass.accountId(), pass.place()));
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

    private Optional<Place> latest(Room room, Attempt attempt) {
        long account = keys.account(room.concertId().value(), attempt.fanId().value());
        return room.state().find(room.partitionOf(account), account);
    }

    /** Only of who was let in and has booked since is it asked, so it costs nothing before. */
    private boolean repeats(Room room, Place place, Attempt attempt) {
        return room.state().hasTried(place) && hasAnswer(attempt);
    }

    private boolean hasAnswer(Attempt attempt) {
        return answers != null
                && attempt.idempotencyKey() != null
                && answers.has(attempt.fanId(), attempt.idempotencyKey());
    }

    /** The log serializes attempts of all processes; the first one has the pass, and the same one again. */
    private @Nullable Inside use(Room room, Attempt attempt, Place place, long expiresAt) {
        String what = attempt(room, attempt);
        if (!room.state().tryUse(place, what, clock.millis())) {
            return null;
        }
        Inside inside = new Inside(
                tokens.write(new Pass(attempt.concertId(), attempt.fanId(), place, expiresAt)),
                new Taken(room, place, what));
        try {
            writer.logAndRead(room, new Used(place.partition(), place.offset(), what));
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
    private String attempt(Room room, Attempt attempt) {
        String key = attempt.idempotencyKey() == null ? UUID.randomUUID().toString() : attempt.idempotencyKey();
        return Long.toHexString(keys.account(room.concertId().value(), key));
    }

    private Outside inLine(Room room, Attempt attempt) {
        Ticket ticket = desk.join(room, attempt.fanId(), attempt.address(), attempt.proof(), false);
        return outside(room, ticket, desk.view(room, ticket));
    }

    private Entry throughLine(Room room, Attempt attempt) {
        boolean walkIn = room.state().walkIn(clock.millis());
        Ticket ticket = desk.join(room, attempt.fanId(), attempt.address(), attempt.proof(), walkIn);
        TicketView view =
                walkIn ? desk.awaitGrant(room, ticket, room.whenGranted(ticket.place())) : desk.look(room, ticket);
        view = view.called() ? desk.look(room, ticket) : view;
        Long expiresAt = view.passExpiresAt();
        if (view.status() == TicketView.Status.ADMITTED && expiresAt != null) {
            @Nullable Inside inside = use(room, attempt, ticket.place(), expiresAt);
            if (inside != null) {
                return inside;
            }
        }
        return outside(room, ticket, view);
    }

    private Outside outside(Room room, Ticket ticket, TicketView view) {
        @Nullable String receipt = ticket.place().inLobby() ? receipts.sign(room, ticket) : null;
        TicketBody body = bodies.of(ticket, view, receipt);
        return new Outside(body, TicketBodies.location(body.ticket()), TicketBodies.retryAfterSeconds(view));
    }

    @Override
    public void booked(Inside inside) {
        if (inside.place() instanceof Taken taken) {
            Place place = taken.place();
            taken.room().state().keepUsed(place, taken.attempt());
            log(taken, new Kept(place.partition(), place.offset(), taken.attempt()), "may be used again too soon");
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
            log(taken, new Freed(place.partition(), place.offset(), taken.attempt()), "is free only after a while");
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
