package io.cygi.queue.room;

import io.cygi.queue.room.call.CallAcknowledgements;
import io.cygi.queue.room.line.LinePartition;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.BookingStarted;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.PassFreed;
import io.cygi.queue.room.record.RoomRecord.PassUseConfirmed;
import io.cygi.queue.room.record.RoomRecord.PassUsed;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.room.record.RoomStatus;
import org.jspecify.annotations.Nullable;

/** What records do to a room. Not safe for use by many threads; {@link RoomState} sees to that. */
final class RoomReducer {

    private final RoomData room;

    RoomReducer(RoomData room) {
        this.room = room;
    }

    void join(Place place, long account, long at, @Nullable Integer replaces, boolean present) {
        LinePartition line = room.lineOf(place);
        line.join(place.offset(), account, at, replaces);
        int offset = place.offset();
        if (present && offset > line.calledTo() && !line.isDuplicate(offset) && !line.hasLeft(offset)) {
            room.present.put(place, at);
        }
        CallAcknowledgements.Acknowledgement answer = room.early.remove(place);
        if (answer != null) {
            room.calls.acknowledge(room.turn(place, at), answer.account(), answer.at());
        }
    }

    void draw(Place place, Lot lot, long at, @Nullable Integer replaces) {
        LinePartition line = room.lineOf(place);
        line.join(place.offset(), lot.accountHash(), at, replaces);
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
        if (record instanceof RoomConfigured opened) {
            open(opened);
        } else if (record instanceof LeaderElected elected) {
            room.term = offset;
            room.controller = elected.node();
            room.electedAt = at;
            room.calls.hear(at);
        } else if (record instanceof AdmissionsDecided decided && decided.term() == room.term) {
            decide(decided, at);
        } else if (record instanceof CallAcknowledged claimed) {
            claim(new Place(claimed.partition(), claimed.offset()), claimed.accountHash(), at);
        } else if (record instanceof PlaceLeft left) {
            leave(new Place(left.partition(), left.offset()), at);
        } else if (record instanceof PassUsed used) {
            room.passes.use(new Place(used.partition(), used.offset()), used.attempt(), at, room.electedAt);
        } else if (record instanceof PassFreed freed) {
            room.passes.free(new Place(freed.partition(), freed.offset()), freed.attempt());
        } else if (record instanceof PassUseConfirmed kept) {
            room.passes.keep(new Place(kept.partition(), kept.offset()), kept.attempt());
        } else if (record instanceof BookingStarted booked) {
            room.passes.book(booked.accountHash(), booked.reservation());
        } else if (record instanceof BookingEnded ended) {
            room.passes.endBooking(ended.reservation(), ended.retryable());
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

    private void open(RoomConfigured opened) {
        if (opened.settings() != null) {
            room.settings = opened.settings();
        }
        if (opened.status() != null && room.status != RoomStatus.CLOSED) {
            room.status = opened.status();
        }
    }

    /** Rates and passes count from when the broker took a decision: before that nobody is let in by it. */
    private void decide(AdmissionsDecided decided, long takenAt) {
        long at = decided.at();
        long setBack = room.calls.setBackSince(at);
        if (setBack > 0) {
            room.calls.setBack(setBack, at);
        }
        int count = 0;
        for (int p = 0; p < room.lines.length; p++) {
            LinePartition line = room.lines[p];
            int from = line.calledTo() + 1;
            int to = decided.calledTo().get(p);
            if (to >= from) {
                int live = line.waitingBefore(to + 1);
                room.calls.call(p, from, to, at, live);
                count += live;
            }
            line.advance(to, decided.expiredTo().get(p));
        }
        room.called.add(takenAt, count);
        decided.grants().forEach(grant -> admit(grant, takenAt));
        room.granted.add(takenAt, decided.grants().size());
        room.calls.pass(at, takenAt);
        room.passes.expire(takenAt);
        room.present.values().removeIf(since -> since < takenAt - RoomData.HERE_MILLIS);
        room.early.values().removeIf(answer -> room.calls.lapsed(answer, takenAt));
    }

    private void admit(Grant grant, long at) {
        Place place = new Place(grant.partition(), grant.offset());
        LinePartition line = room.lineOf(place);
        Turn turn = room.turn(place, at);
        room.calls.acknowledge(turn, grant.accountHash(), at);
        room.calls.admit(turn);
        room.early.remove(place);
        room.present.remove(place);
        if (!line.hasLeft(place.offset()) && !line.wasAdmitted(place.offset())) {
            line.admit(place.offset());
            room.passes.admit(place, grant.accountHash(), at + room.settings.passSeconds() * 1_000L);
        }
    }

    private void claim(Place place, long account, long at) {
        LinePartition line = room.lineOf(place);
        int offset = place.offset();
        boolean open = offset <= line.calledTo()
                && (offset > line.expiredTo() || room.hasAcknowledged(place, at))
                && !line.hasLeft(offset)
                && !line.wasAdmitted(offset);
        if (open && offset < line.end()) {
            room.calls.acknowledge(room.turn(place, at), account, at);
        } else if (open) {
            // The log is read before the line: the fan's turn is known with the record of the line.
            room.early.put(place, new CallAcknowledgements.Acknowledgement(account, at));
        }
    }

    private void leave(Place place, long at) {
        if (place.inLobby()) {
            room.lobby.leave(place.offset()).ifPresent(drawn -> leave(drawn, at));
            return;
        }
        LinePartition line = room.lineOf(place);
        if (line.hasLeft(place.offset())) {
            return;
        }
        if (!line.wasAdmitted(place.offset())) {
            room.calls.leave(room.turn(place, at));
        }
        room.early.remove(place);
        room.present.remove(place);
        room.passes.remove(place);
        line.leave(place.offset());
    }
}
