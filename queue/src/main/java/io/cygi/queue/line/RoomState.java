package io.cygi.queue.line;

import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.queue.line.Guests.Guest;
import io.cygi.queue.line.RoomRecord.Booked;
import io.cygi.queue.line.RoomRecord.BookingEnded;
import io.cygi.queue.line.RoomRecord.Claimed;
import io.cygi.queue.line.RoomRecord.Decided;
import io.cygi.queue.line.RoomRecord.Elected;
import io.cygi.queue.line.RoomRecord.Grant;
import io.cygi.queue.line.RoomRecord.Left;
import io.cygi.queue.line.RoomRecord.LobbyDrawn;
import io.cygi.queue.line.RoomRecord.LobbyOpened;
import io.cygi.queue.line.RoomRecord.Lot;
import io.cygi.queue.line.RoomRecord.Opened;
import io.cygi.queue.line.RoomRecord.SaleOpened;
import io.cygi.queue.line.RoomRecord.SaleScheduled;
import io.cygi.queue.line.RoomRecord.Used;
import io.cygi.queue.line.TicketView.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A room, made from the records of its line and its log. Whoever reads the same records has the same room. Safe for use
 * by many threads; nothing in it waits for anything but memory.
 */
public final class RoomState {

    private static final String NOBODY = "";
    private static final long HERE_MILLIS = 2_000;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Line[] lines;
    private final Calls calls = new Calls();
    private final Guests guests = new Guests();
    private final RateWindow called = new RateWindow();
    private final RateWindow granted = new RateWindow();
    private final Lobby lobby = new Lobby();
    /** Fans whose requests wait for the answer right now: they have answered before they are called. */
    private final Map<Place, Long> here = new HashMap<>();

    private WaitingRoomSettings settings;
    private RoomStatus status = RoomStatus.OPEN;
    private long term = -1;
    private String controller = NOBODY;

    /** A room that nobody has entered. @param settings as it is opened */
    public RoomState(WaitingRoomSettings settings) {
        this.settings = settings;
        this.lines = new Line[settings.partitions()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new Line();
        }
    }

    /** Takes a record of the line. @param account the joiner's keyed hash @param at the broker's time */
    public void joined(Place place, long account, long at, @Nullable Integer replaces, boolean present) {
        writing(() -> {
            Line line = lines[place.partition()];
            line.join(place.offset(), account, at, replaces == null ? -1 : replaces);
            if (present && !line.isDuplicate(place.offset())) {
                here.put(place, at);
            }
            return true;
        });
    }

    /** Takes a record of the line that was drawn for somebody from the lobby. @param at the broker's time */
    public void drawn(Place place, Lot lot, long at) {
        writing(() -> {
            Line line = lines[place.partition()];
            line.join(place.offset(), lot.a(), at, -1);
            if (lobby.place(lot, place.offset()) && !line.isDuplicate(place.offset())) {
                line.leave(place.offset());
            }
            return true;
        });
    }

    /** Takes a record of the lobby. @param number its offset @param account the keyed hash @param at the broker's time */
    public void entered(int number, long account, long at, @Nullable Integer replaces) {
        writing(() -> {
            lobby.enter(number, account, at, replaces);
            return true;
        });
    }

    /** Takes the record that ends the lobby. @param number its offset @param at the broker's time */
    public void lobbyEnded(int number, long at) {
        writing(() -> {
            lobby.end(number, at);
            return true;
        });
    }

    /** {@return what the lobby answers} */
    public <T> T lobby(Function<Lobby, T> question) {
        return reading(() -> question.apply(lobby));
    }

    /** {@return how far the lobby is} */
    public Lobby.Phase phase() {
        return reading(() -> lobby.phase(settings.lobbyMinutes() > 0));
    }

    /** {@return the account's latest place in the lobby, where it has had one in time} */
    public Optional<Place> findInLobby(long account) {
        return reading(() -> lobby.find(account).map(number -> new Place(Place.LOBBY, number)));
    }

    /** {@return the place in the line that a place in the lobby has become, where it has} */
    public Optional<Place> drawnFor(Place inLobby) {
        return reading(() -> lobby.placeOf(inLobby.offset()));
    }

    /** {@return whether a place in the lobby was taken after the lobby had closed, and is none} */
    public boolean tooLate(Place inLobby) {
        return reading(() -> lobby.isLate(inLobby.offset()));
    }

    /** Takes a record of the log. @param offset its own @param at the broker's time */
    public void apply(RoomRecord record, long offset, long at) {
        writing(() -> {
            if (record instanceof Opened opened) {
                settings = opened.settings();
                status = opened.status();
            } else if (record instanceof Elected elected) {
                term = offset;
                controller = elected.node();
            } else if (record instanceof Decided decided && decided.term() == term) {
                decide(decided);
            } else if (record instanceof Claimed claimed) {
                claim(new Place(claimed.p(), claimed.o()), claimed.a(), at);
            } else if (record instanceof Left left) {
                leave(new Place(left.p(), left.o()), at);
            } else if (record instanceof Used used) {
                guests.use(new Place(used.p(), used.o()));
            } else if (record instanceof Booked booked) {
                guests.book(booked.a(), booked.reservation());
            } else if (record instanceof BookingEnded ended) {
                guests.endBooking(ended.reservation(), ended.again());
            } else if (record instanceof SaleScheduled scheduled) {
                lobby.schedule(scheduled.opensAt());
            } else if (record instanceof LobbyOpened lobbyOpened) {
                lobby.open(lobbyOpened);
            } else if (record instanceof SaleOpened) {
                lobby.openSale();
            } else if (record instanceof LobbyDrawn) {
                lobby.finish();
            }
            return true;
        });
    }

    private void decide(Decided decided) {
        long at = decided.at();
        int count = 0;
        for (int p = 0; p < lines.length; p++) {
            Line line = lines[p];
            int from = line.offered() + 1;
            int to = decided.offered().get(p);
            if (to >= from) {
                int live = line.waitingBefore(to + 1);
                calls.call(p, from, to, at, live);
                count += live;
            }
            line.advance(to, decided.expired().get(p));
        }
        called.add(at, count);
        for (Grant grant : decided.granted()) {
            Place place = new Place(grant.p(), grant.o());
            Line line = lines[place.partition()];
            Turn turn = turn(place, at);
            calls.answer(turn, grant.a(), at);
            calls.admit(turn);
            here.remove(place);
            if (!line.hasLeft(place.offset()) && !line.wasAdmitted(place.offset())) {
                line.admit(place.offset());
                guests.admit(place, grant.a(), at + settings.passSeconds() * 1_000L);
            }
        }
        granted.add(at, decided.granted().size());
        calls.pass(at);
        guests.expire(at);
        here.values().removeIf(since -> since < at - HERE_MILLIS);
    }

    private void claim(Place place, long account, long at) {
        Line line = lines[place.partition()];
        int offset = place.offset();
        boolean open = offset <= line.offered()
                && (offset > line.expired() || calls.answerOf(turn(place, at)) != null)
                && !line.hasLeft(offset)
                && !line.wasAdmitted(offset);
        if (open) {
            calls.answer(turn(place, at), account, at);
        }
    }

    private void leave(Place place, long at) {
        if (place.inLobby()) {
            lobby.leave(place.offset()).ifPresent(drawn -> leave(drawn, at));
            return;
        }
        Line line = lines[place.partition()];
        if (line.hasLeft(place.offset())) {
            return;
        }
        calls.leave(turn(place, at));
        here.remove(place);
        guests.remove(place);
        line.leave(place.offset());
    }

    private Turn turn(Place place, long now) {
        return new Turn(lines[place.partition()].joinedAt(place.offset(), now), place);
    }

    /** {@return the account's latest place, where it has had one} @param partition which its records go to */
    public Optional<Place> find(int partition, long account) {
        return reading(() -> {
            int offset = lines[partition].find(account);
            return offset < 0 ? Optional.empty() : Optional.of(new Place(partition, offset));
        });
    }

    /** {@return when the place was taken, milliseconds since 1970} */
    public long joinedAt(Place place, long now) {
        return reading(() -> place.inLobby()
                ? lobby.enteredAt(place.offset(), now)
                : lines[place.partition()].joinedAt(place.offset(), now));
    }

    /** {@return whether the line's records are known up to this one} */
    public boolean knows(Place place) {
        return reading(
                () -> place.inLobby() ? lobby.knows(place.offset()) : lines[place.partition()].end() > place.offset());
    }

    /** {@return how it stands with a place} @param now milliseconds since 1970 */
    public TicketView view(Place place, long now) {
        return reading(() -> {
            if (place.inLobby()) {
                return lobby.view(place.offset(), pace(now), now);
            }
            Line line = lines[place.partition()];
            int offset = place.offset();
            Guest guest = guests.at(place);
            if (line.hasLeft(offset)) {
                return over(line, Status.LEFT, now);
            }
            if (guest != null && guest.expiresAt() > now) {
                return new TicketView(
                        Status.ADMITTED,
                        line.offered(),
                        line.end() - 1L,
                        0,
                        behind(place, now),
                        false,
                        pace(now),
                        guest.expiresAt(),
                        guest.used());
            }
            Turn turn = turn(place, now);
            Calls.@Nullable Answer answer = calls.answerOf(turn);
            if (guest != null
                    || line.wasAdmitted(offset)
                    || line.isDuplicate(offset)
                    || offset <= line.expired() && answer == null) {
                return over(line, Status.EXPIRED, now);
            }
            return waiting(line, turn, answer, now);
        });
    }

    private TicketView over(Line line, Status status, long now) {
        return new TicketView(status, line.offered(), line.end() - 1L, 0, 0, false, pace(now), null, false);
    }

    private TicketView waiting(Line line, Turn turn, Calls.@Nullable Answer answer, long now) {
        int offset = turn.place().offset();
        boolean offered = offset <= line.offered();
        long ahead = calls.answeredBefore(turn, now);
        if (!offered) {
            for (Line other : lines) {
                ahead += other == line ? other.waitingBefore(offset) : other.waitingBefore(turn.joinedAt());
            }
        }
        // Who was called and waits for room inside sees those before who do so as well.
        long committed = offered ? offset - ahead - 1 : line.offered();
        long end = Math.max(line.end() - 1L, offset);
        return new TicketView(
                Status.WAITING,
                committed,
                end,
                ahead,
                behind(turn.place(), now),
                offered && (answer == null || answer.ages(now)),
                pace(now),
                null,
                false);
    }

    private long behind(Place place, long now) {
        long joinedAt = lines[place.partition()].joinedAt(place.offset(), now);
        long count = 0;
        for (int p = 0; p < lines.length; p++) {
            Line line = lines[p];
            count += p == place.partition()
                    ? line.waitingAfter(place.offset())
                    : line.waiting() - line.waitingBefore(joinedAt);
        }
        return count;
    }

    /** As measured where anybody was let in lately, else as it is set. */
    private double pace(long now) {
        double measured = granted.perSecond(now);
        if (measured > 0) {
            return measured;
        }
        Integer rate = settings.admissionsPerSecond();
        Integer capacity = settings.capacity();
        double byCapacity = capacity == null ? Double.MAX_VALUE : (double) capacity / settings.passSeconds();
        return Math.min(rate == null ? Double.MAX_VALUE : rate, byCapacity);
    }

    /** {@return whether the pass may be used now, which it then is} @param attempt the same one may be made again */
    public boolean tryUse(Place place, String attempt, long now) {
        return writing(() -> guests.tryUse(place, attempt, now));
    }

    /** The booking that {@link #tryUse} was for has begun. */
    public void keepUsed(Place place, String attempt) {
        writing(() -> {
            guests.keepUsed(place, attempt);
            return true;
        });
    }

    /** Undoes {@link #tryUse} for a booking that was refused before it began. */
    public void undoUse(Place place, String attempt) {
        writing(() -> {
            guests.undoUse(place, attempt);
            return true;
        });
    }

    /** {@return whether the next to join would be let in at once} @param now milliseconds since 1970 */
    public boolean walkIn(long now) {
        return reading(() -> status.admitting()
                && waiting() == 0
                && lobbyIsPast()
                && calls.answered().isEmpty()
                && (settings.capacity() == null || guests.count() < settings.capacity())
                && (settings.admissionsPerSecond() == null || called.lastSecond(now) < settings.admissionsPerSecond()));
    }

    private boolean lobbyIsPast() {
        Lobby.Phase phase = lobby.phase(settings.lobbyMinutes() > 0);
        return phase == Lobby.Phase.NONE || phase == Lobby.Phase.DRAWN;
    }

    /** {@return whether anybody can be let in before somebody inside has gone} */
    public boolean hasRoom() {
        return reading(
                () -> status.admitting() && (settings.capacity() == null || guests.count() < settings.capacity()));
    }

    private long waiting() {
        long count = 0;
        for (Line line : lines) {
            count += line.waiting();
        }
        return count;
    }

    /** {@return what the controller decides now, nothing where there is nothing to decide} */
    public Optional<Decided> plan(long mandate, long now, int callsMax) {
        return writing(() -> {
            guests.expire(now);
            return mandate == term
                    ? new Plan(lines, calls, guests, called, granted, here, settings, status).make(term, now, callsMax)
                    : Optional.empty();
        });
    }

    /** {@return the room's status} */
    public RoomStatus status() {
        return reading(() -> status);
    }

    /** {@return the room's settings} */
    public WaitingRoomSettings settings() {
        return reading(() -> settings);
    }

    /** {@return the current term} */
    public long term() {
        return reading(() -> term);
    }

    /** {@return the room in figures} @param now milliseconds since 1970 */
    public RoomFigures figures(long now) {
        return reading(() -> {
            List<Long> committed = new ArrayList<>();
            List<Long> ends = new ArrayList<>();
            long bytes = lobby.bytes();
            for (Line line : lines) {
                committed.add((long) line.offered());
                ends.add(line.end() - 1L);
                bytes += line.bytes();
            }
            int inside = (int) guests.all().stream()
                    .filter(guest -> guest.expiresAt() > now)
                    .count();
            return new RoomFigures(
                    status,
                    settings,
                    waiting() + calls.answered().size(),
                    inside,
                    calls.unanswered(now),
                    committed,
                    ends,
                    granted.perSecond(now),
                    calls.showUp(),
                    term,
                    controller,
                    bytes);
        });
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T writing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
