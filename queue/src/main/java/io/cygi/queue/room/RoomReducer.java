package io.cygi.queue.room;

import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.pass.ActivePasses;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.BookingEnded;
import io.cygi.queue.room.record.RoomRecord.BookingStarted;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
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
import org.jspecify.annotations.Nullable;

/** Applies records to the data of a room. Not thread-safe; {@link RoomState} holds the lock. */
final class RoomReducer {

    private final RoomData room;

    RoomReducer(RoomData room) {
        this.room = room;
    }

    /** Applies a record of the line. @param at the broker's time */
    void join(Place place, long accountHash, long at, @Nullable Integer replaces, boolean present) {
        room.join(place, accountHash, at, replaces);
        if (present) {
            room.notePresence(place, at);
        }
        room.countEarlyAcknowledgement(place, at);
    }

    /** Applies a record of the line for the lot of a lobby entry. @param at the broker's time */
    void draw(Place place, Lot lot, long at, @Nullable Integer replaces) {
        room.join(place, lot.accountHash(), at, replaces);
        if (room.lobbyEntries().place(lot, place.offset())) {
            room.leaveUndrawn(place);
        }
    }

    /** Applies a record of the lobby. @param at the broker's time */
    void enter(int number, long accountHash, long at, @Nullable Integer replaces) {
        room.lobbyEntries().enter(number, accountHash, at, replaces);
    }

    /** Applies the record that closes the lobby. @param at the broker's time */
    void closeLobby(int number, long at) {
        room.lobbyEntries().end(number, at);
    }

    /** Applies a record of the log. @param offset the record's offset @param at the broker's time */
    void apply(RoomRecord record, long offset, long at) {
        room.follow(at);
        switch (record) {
            case RoomConfigured configured -> room.configure(configured.settings(), configured.status());
            case LeaderElected elected -> room.beginTerm(offset, elected.node(), at);
            case AdmissionsDecided decision -> decide(decision, at);
            case CallAcknowledged acknowledged ->
                room.acknowledge(
                        new Place(acknowledged.partition(), acknowledged.offset()), acknowledged.accountHash(), at);
            case PlaceLeft left -> leave(new Place(left.partition(), left.offset()), at);
            case PassUsed used ->
                passes().use(
                                new Place(used.partition(), used.offset()),
                                used.attempt(),
                                used.use(),
                                at,
                                room.electedAt());
            case PassFreed freed ->
                passes().free(new Place(freed.partition(), freed.offset()), freed.attempt(), freed.use());
            case PassUseConfirmed confirmed ->
                passes().keep(new Place(confirmed.partition(), confirmed.offset()), confirmed.attempt());
            case BookingStarted started -> passes().book(started.accountHash(), started.reservation());
            case BookingEnded ended -> passes().endBooking(ended.reservation(), ended.retryable());
            case SaleScheduled scheduled -> room.lobbyEntries().schedule(scheduled.opensAt());
            case LobbyOpened opened -> room.lobbyEntries().open(opened);
            case SaleOpened opened -> room.lobbyEntries().openSale();
            case LobbyDrawn drawn -> room.lobbyEntries().finish();
        }
    }

    /** Ignores decisions of a leader that has been replaced. */
    private void decide(AdmissionsDecided decision, long at) {
        if (decision.term() == room.term()) {
            room.decide(decision, at);
        }
    }

    private void leave(Place place, long at) {
        if (place.inLobby()) {
            room.lobbyEntries().leave(place.offset()).ifPresent(drawn -> room.leave(drawn, at));
        } else {
            room.leave(place, at);
        }
    }

    private ActivePasses passes() {
        return room.passes();
    }
}
