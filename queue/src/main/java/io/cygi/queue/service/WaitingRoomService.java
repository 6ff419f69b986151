package io.cygi.queue.service;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.kafka.client.FixedTimeout;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.LineEntry;
import io.cygi.queue.room.record.RoomRecord.LobbyEntry;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Serves the fans of a room: joins, looks at tickets, admissions and departures. */
public final class WaitingRoomService {

    /** Time for which a called fan's request waits for admission. */
    static final Duration GRANT_WAIT = Duration.ofSeconds(1);

    private final RoomWriter writer;
    private final RoomKeys keys;
    private final TicketTokenCodec tokens;
    private final JoinRequirements requirements;
    private final FixedTimeout grantTimeout;
    private final Clock clock;
    private final ConcurrentHashMap<Seeker, CompletableFuture<Ticket>> joining = new ConcurrentHashMap<>();

    private record Seeker(ConcertId concertId, AccountId accountId) {}

    WaitingRoomService(
            RoomWriter writer,
            RoomKeys keys,
            TicketTokenCodec tokens,
            JoinRequirements requirements,
            FixedTimeout grantTimeout,
            Clock clock) {
        this.writer = writer;
        this.keys = keys;
        this.tokens = tokens;
        this.requirements = requirements;
        this.grantTimeout = grantTimeout;
        this.clock = clock;
    }

    /**
     * {@return the fan's ticket: the present one, or a new one at the end of the line, or in the lobby before the sale}
     *
     * @param proof the work that the fan has done
     * @param present whether the request waits to be let in
     * @throws UnavailableException if the broker does not answer
     * @throws RefusedException if nobody may join, or too many did from the address
     */
    public Ticket join(RoomReplica room, AccountId accountId, String address, Proof proof, boolean present) {
        ConcertId concertId = room.concertId();
        long account = keys.account(concertId.value(), accountId.value());
        Optional<Ticket> held = held(room, accountId, account);
        if (held.isPresent()) {
            return held.get();
        }
        Seeker seeker = new Seeker(concertId, accountId);
        CompletableFuture<Ticket> mine = new CompletableFuture<>();
        CompletableFuture<Ticket> other = joining.putIfAbsent(seeker, mine);
        while (other != null) {
            Optional<Ticket> joined = byOther(other);
            if (joined.isPresent()) {
                return joined.get();
            }
            other = joining.putIfAbsent(seeker, mine);
        }
        try {
            Ticket ticket = held(room, accountId, account).orElseGet(() -> {
                requirements.require(room, accountId, address, proof);
                return write(room, accountId, account, present);
            });
            mine.complete(ticket);
            return ticket;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            joining.remove(seeker, mine);
        }
    }

    /**
     * {@return the ticket that a concurrent request of the same fan has got; nothing if that was refused, as this one
     * need not be}
     */
    private Optional<Ticket> byOther(CompletableFuture<Ticket> other) {
        try {
            return Optional.of(writer.await(other.copy()));
        } catch (UnavailableException e) {
            if (other.isCompletedExceptionally() && !(other.exceptionNow() instanceof UnavailableException)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** {@return the account's ticket, if its place has not ended} */
    private Optional<Ticket> held(RoomReplica room, AccountId accountId, long account) {
        long now = clock.millis();
        return room.state()
                .find(room.partitionOf(account), account)
                .filter(place -> goesOn(room, place, now))
                .map(place -> ticket(room, accountId, place, now))
                .or(() -> heldInLobby(room, accountId, account, now));
    }

    /** {@return the account's ticket in the lobby, until it has a place in the line} */
    private Optional<Ticket> heldInLobby(RoomReplica room, AccountId accountId, long account, long now) {
        return room.state()
                .findInLobby(account)
                .filter(place -> room.state().drawnFor(place).isEmpty())
                .filter(place -> goesOn(room, place, now))
                .map(place -> ticket(room, accountId, place, now));
    }

    private static boolean goesOn(RoomReplica room, Place place, long now) {
        TicketView view = room.state().view(place, now);
        return !view.over() && !view.used();
    }

    private Ticket write(RoomReplica room, AccountId accountId, long account, boolean present) {
        Lobby.Phase phase = room.state().phase();
        if (phase == Lobby.Phase.OPEN) {
            Place place = enter(room, accountId, account);
            if (!room.state().tooLate(place)) {
                return ticket(room, accountId, place, clock.millis());
            }
        }
        if (phase != Lobby.Phase.NONE && phase != Lobby.Phase.DRAWN) {
            // No fan may get ahead of the lobby.
            writer.await(room.whenDrawn());
            Optional<Ticket> joined = held(room, accountId, account);
            if (joined.isPresent()) {
                return joined.get();
            }
        }
        int partition = room.partitionOf(account);
        Optional<Place> latest = room.state().find(partition, account);
        long now = clock.millis();
        if (latest.isPresent() && goesOn(room, latest.get(), now)) {
            // Another process has written this place meanwhile. It is not given up for a new one.
            return ticket(room, accountId, latest.get(), now);
        }
        @Nullable Integer before = latest.map(Place::offset).orElse(null);
        RoomWriter.Joining joining = writer.join(room, partition, new LineEntry(accountId.value(), before, present));
        // Another process may have written a record for the same account. The first record counts.
        Place place = room.state().find(partition, account).orElse(joining.place());
        return ticket(room, accountId, place, joining.at());
    }

    /** {@return the ticket of a place} @param at the time of a place whose record is not read yet */
    private Ticket ticket(RoomReplica room, AccountId accountId, Place place, long at) {
        return tokens.ticket(room.concertId(), accountId, place, room.state().joinedAt(place, at));
    }

    /**
     * {@return the account's place in the lobby} Everything before it is read by now, and with that whether it is too
     * late.
     */
    private Place enter(RoomReplica room, AccountId accountId, long account) {
        Optional<Place> latest = room.state().findInLobby(account);
        if (latest.isPresent() && goesOn(room, latest.get(), clock.millis())) {
            return latest.get();
        }
        @Nullable Integer before = latest.map(Place::offset).orElse(null);
        RoomWriter.Joining entry = writer.enter(room, new LobbyEntry(accountId.value(), before));
        return room.state().findInLobby(account).orElse(entry.place());
    }

    /** {@return the present ticket of a ticket: one from the lobby has a place in the line once it is drawn} */
    public Ticket current(RoomReplica room, Ticket ticket) {
        if (!ticket.place().inLobby()) {
            return ticket;
        }
        return room.state()
                .drawnFor(ticket.place())
                .map(place -> ticket(room, ticket.accountId(), place, clock.millis()))
                .orElse(ticket);
    }

    /**
     * {@return the state of a ticket} The look of a called fan acknowledges the call and may lead to the admission.
     *
     * @param room the room of the ticket
     * @param ticket the ticket
     */
    public TicketView look(RoomReplica room, Ticket ticket) {
        TicketView view = view(room, ticket);
        return view.called() ? answer(room, ticket) : view;
    }

    /** {@return whether nobody waits, so that whoever joins may be admitted at once} */
    public boolean walkIn(RoomReplica room) {
        return room.state().walkIn(clock.millis());
    }

    public TicketView view(RoomReplica room, Ticket ticket) {
        return room.state().view(ticket.place(), clock.millis());
    }

    /** Acknowledges the call, and waits a moment for the admission. */
    private TicketView answer(RoomReplica room, Ticket ticket) {
        Place place = ticket.place();
        CompletableFuture<Void> granted = room.whenGranted(place);
        long account = keys.account(room.concertId().value(), ticket.accountId().value());
        writer.await(writer.log(room.concertId(), new CallAcknowledged(place.partition(), place.offset(), account)));
        if (!room.state().hasRoom(clock.millis())) {
            room.forget(place);
            return view(room, ticket);
        }
        return awaitGrant(room, ticket, granted);
    }

    /** {@return the state of a ticket once its fan is admitted, or after a moment} */
    public TicketView awaitGrant(RoomReplica room, Ticket ticket, CompletableFuture<Void> granted) {
        try {
            if (view(room, ticket).status() == TicketView.Status.WAITING) {
                grantTimeout.await(granted.copy());
            }
        } catch (TimeoutException e) {
            return view(room, ticket);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody fails a grant", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted", e);
        } finally {
            room.forget(ticket.place());
        }
        return view(room, ticket);
    }

    /** Takes the fan out of the line or the room. A repeated call does nothing. */
    public void leave(RoomReplica room, Ticket ticket) {
        if (view(room, ticket).status() != TicketView.Status.LEFT) {
            writer.logAndRead(
                    room,
                    new PlaceLeft(ticket.place().partition(), ticket.place().offset()));
        }
    }
}
