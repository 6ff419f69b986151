package io.cygi.queue.http;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.queue.http.ticket.TicketBody;
import io.cygi.queue.http.ticket.TicketBodyMapper;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.service.SalePolicy;
import io.cygi.queue.service.SalePolicyCache;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.Pass;
import io.cygi.queue.ticket.Ticket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which bookings the waiting rooms let in. It checks passes in memory, uses each pass once, and gives a ticket
 * to everybody else.
 */
final class WaitingRoomAdmissionGate implements AdmissionGate {

    private final SalePolicyCache policies;
    private final RoomLookup lookup;
    private final WaitingRoomService service;
    private final TicketBodyMapper bodies;
    private final PassUses passes;
    private final AnsweredAttempts answered;

    WaitingRoomAdmissionGate(
            SalePolicyCache policies,
            RoomLookup lookup,
            WaitingRoomService service,
            TicketBodyMapper bodies,
            PassUses passes,
            AnsweredAttempts answered) {
        this.policies = policies;
        this.lookup = lookup;
        this.service = service;
        this.bodies = bodies;
        this.passes = passes;
        this.answered = answered;
    }

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
            return answered.hasAtLatestPlace(room, attempt) ? AlreadyAnswered.INSTANCE : throughLine(room, attempt);
        }
        // A pass that is not valid lets nobody in, not even if the line is empty.
        Optional<Pass> shown = passes.shown(room, attempt, attempt.pass());
        if (shown.filter(pass -> answered.hasAt(room, pass.place(), attempt)).isPresent()) {
            return AlreadyAnswered.INSTANCE;
        }
        Optional<Admitted> admitted = shown.flatMap(pass -> passes.use(room, attempt, pass));
        return admitted.isPresent() ? admitted.get() : inLine(room, attempt);
    }

    private AlreadyAnswered over(Attempt attempt) {
        if (answered.has(attempt)) {
            return AlreadyAnswered.INSTANCE;
        }
        throw new RefusedException(ProblemCode.NOT_ON_SALE, "The sale is over.");
    }

    private MustWait inLine(RoomReplica room, Attempt attempt) {
        Ticket ticket = service.join(room, attempt.fanId(), attempt.address(), attempt.proof(), false);
        return mustWait(room, ticket, service.view(room, ticket));
    }

    private Decision throughLine(RoomReplica room, Attempt attempt) {
        boolean walkIn = service.walkIn(room);
        Ticket ticket = service.join(room, attempt.fanId(), attempt.address(), attempt.proof(), walkIn);
        TicketView view = walkIn
                ? service.awaitGrant(room, ticket, room.whenGranted(ticket.place()))
                : service.look(room, ticket);
        view = view.called() ? service.look(room, ticket) : view;
        Long expiresAt = view.passExpiresAt();
        if (view.status() == TicketView.Status.ADMITTED && expiresAt != null) {
            Pass pass = new Pass(attempt.concertId(), attempt.fanId(), ticket.place(), expiresAt);
            Optional<Admitted> admitted = passes.use(room, attempt, pass);
            if (admitted.isPresent()) {
                return admitted.get();
            }
        }
        return mustWait(room, ticket, view);
    }

    private MustWait mustWait(RoomReplica room, Ticket ticket, TicketView view) {
        TicketBody body = bodies.ofJoined(room.state(), ticket, view);
        return new MustWait(body, TicketBodyMapper.location(body.ticket()), TicketBodyMapper.retryAfterSeconds(view));
    }

    @Override
    public void booked(Admitted admitted) {
        passes.confirm(admitted);
    }

    @Override
    public void release(Admitted admitted) {
        passes.release(admitted);
    }
}
