package io.cygi.queue.room;

import io.cygi.queue.room.call.Answers;
import io.cygi.queue.room.line.Line;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.Booked;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.Claimed;
import io.cygi.queue.room.record.RoomRecord.Decided;
import io.cygi.queue.room.record.RoomRecord.Elected;
import io.cygi.queue.room.record.RoomRecord.Freed;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.Kept;
import io.cygi.queue.room.record.RoomRecord.Left;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.Opened;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.room.record.RoomRecord.Used;
import io.cygi.queue.room.record.RoomStatus;
import org.jspecify.annotations.Nullable;

/** What records do to a room. Not safe for use by many threads; {@link RoomState} sees to that. */
final class RoomChanges {

    private final RoomParts room;

    RoomChanges(RoomParts room) {
        this.room = room;
    }

    void join(Place place, long account, long at, @Nullable Integer replaces, boolean present) {
        Line line = room.lineOf(place);
        line.join(place.offset(), account, at, replaces);
        int offset = place.offset();
        if (present && offset > line.offered() && !line.isDuplicate(offset) && !line.hasLeft(offset)) {
            room.here.put(place, at);
        }
        Answers.Answer answer = room.early.remove(place);
        if (answer != null) {
            room.calls.answer(room.turn(place, at), answer.account(), answer.at());
        }
    }

    void draw(Place place, Lot lot, long at, @Nullable Integer replaces) {
        Line line = room.lineOf(place);
        line.join(place.offset(), lot.a(), at, replaces);
        if (room.lobby.place(lot, place.offset()) && !line.isDuplicate(place.offset())) {
            line.leave(place.offset());
        }
    }

    /** Takes a record of the log. @param offset its own @param at the broker's time */
    void apply(RoomRecord record, long offset, long at) {
        if (at < room.loggedAt) {
            room.setBack(room.loggedAt - at);
        }
        room.loggedAt = at;
        if (record instanceof Opened opened) {
            open(opened);
        } else if (record instanceof Elected elected) {
            room.term = offset;
            room.controller = elected.node();
            room.electedAt = at;
            room.calls.hear(at);
        } else if (record instanceof Decided decided && decided.term() == room.term) {
            decide(decided, at);
        } else if (record instanceof Claimed claimed) {
            claim(new Place(claimed.p(), claimed.o()), claimed.a(), at);
        } else if (record instanceof Left left) {
            leave(new Place(left.p(), left.o()), at);
        } else if (record instanceof Used used) {
            room.guests.use(new Place(used.p(), used.o()), used.attempt(), at, room.electedAt);
        } else if (record instanceof Freed freed) {
            room.guests.free(new Place(freed.p(), freed.o()), freed.attempt());
        } else if (record instanceof Kept kept) {
            room.guests.keep(new Place(kept.p(), kept.o()), kept.attempt());
        } else if (record instanceof Booked booked) {
            room.guests.book(booked.a(), booked.reservation());
        } else if (record instanceof BookingEnded ended) {
            room.guests.endBooking(ended.reservation(), ended.again());
        } else if (record instanceof SaleScheduled scheduled) {
            room.lobby.schedule(scheduled.opensAt());
        } else if (record instanceof LobbyOpened lobbyOpened) {
            room.lobby.open(lobbyOpened);
        } else if (record instanceof SaleOpened) {
            room.lobby.openSale();
        } else if (record instanceof LobbyDrawn) {
            room.lobby.finish();
        }
    }

    private void open(Opened opened) {
        if (opened.settings() != null) {
            room.settings = opened.settings();
        }
        if (opened.status() != null && room.status != RoomStatus.CLOSED) {
            room.status = opened.status();
        }
    }

    /** Rates and passes count from when the broker took a decision: before that nobody is let in by it. */
    private void decide(Decided decided, long takenAt) {
        long at = decided.at();
        long setBack = room.calls.setBackSince(at);
        if (setBack > 0) {
            room.calls.setBack(setBack, at);
        }
        int count = 0;
        for (int p = 0; p < room.lines.length; p++) {
            Line line = room.lines[p];
            int from = line.offered() + 1;
            int to = decided.offered().get(p);
            if (to >= from) {
                int live = line.waitingBefore(to + 1);
                room.calls.call(p, from, to, at, live);
                count += live;
            }
            line.advance(to, decided.expired().get(p));
        }
        room.called.add(takenAt, count);
        decided.granted().forEach(grant -> admit(grant, takenAt));
        room.granted.add(takenAt, decided.granted().size());
        room.calls.pass(at, takenAt);
        room.guests.expire(takenAt);
        room.here.values().removeIf(since -> since < takenAt - RoomParts.HERE_MILLIS);
        room.early.values().removeIf(answer -> room.calls.lapsed(answer, takenAt));
    }

    private void admit(Grant grant, long at) {
        Place place = new Place(grant.p(), grant.o());
        Line line = room.lineOf(place);
        Turn turn = room.turn(place, at);
        room.calls.answer(turn, grant.a(), at);
        room.calls.admit(turn);
        room.early.remove(place);
        room.here.remove(place);
        if (!line.hasLeft(place.offset()) && !line.wasAdmitted(place.offset())) {
            line.admit(place.offset());
            room.guests.admit(place, grant.a(), at + room.settings.passSeconds() * 1_000L);
        }
    }

    private void claim(Place place, long account, long at) {
        Line line = room.lineOf(place);
        int offset = place.offset();
        boolean open = offset <= line.offered()
                && (offset > line.expired() || room.hasAnswered(place, at))
                && !line.hasLeft(offset)
                && !line.wasAdmitted(offset);
        if (open && offset < line.end()) {
            room.calls.answer(room.turn(place, at), account, at);
        } else if (open) {
            // The log is read before the line: the fan's turn is known with the record of the line.
            room.early.put(place, new Answers.Answer(account, at));
        }
    }

    private void leave(Place place, long at) {
        if (place.inLobby()) {
            room.lobby.leave(place.offset()).ifPresent(drawn -> leave(drawn, at));
            return;
        }
        Line line = room.lineOf(place);
        if (line.hasLeft(place.offset())) {
            return;
        }
        if (!line.wasAdmitted(place.offset())) {
            room.calls.leave(room.turn(place, at));
        }
        room.early.remove(place);
        room.here.remove(place);
        room.guests.remove(place);
        line.leave(place.offset());
    }
}
