package io.cygi.queue.room.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cygi.contracts.value.WaitingRoomSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a room's log. Every process reads the log in the same order and comes to the same room. Every
 * record may be there twice, and the second changes nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RoomRecord.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = RoomRecord.Elected.class, name = "elected"),
    @JsonSubTypes.Type(value = RoomRecord.Decided.class, name = "decided"),
    @JsonSubTypes.Type(value = RoomRecord.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = RoomRecord.Left.class, name = "left"),
    @JsonSubTypes.Type(value = RoomRecord.Used.class, name = "used"),
    @JsonSubTypes.Type(value = RoomRecord.Freed.class, name = "freed"),
    @JsonSubTypes.Type(value = RoomRecord.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = RoomRecord.Booked.class, name = "booked"),
    @JsonSubTypes.Type(value = RoomRecord.BookingEnded.class, name = "ended"),
    @JsonSubTypes.Type(value = RoomRecord.SaleScheduled.class, name = "scheduled"),
    @JsonSubTypes.Type(value = RoomRecord.LobbyOpened.class, name = "lobby"),
    @JsonSubTypes.Type(value = RoomRecord.SaleOpened.class, name = "sale"),
    @JsonSubTypes.Type(value = RoomRecord.LobbyDrawn.class, name = "drawn")
})
public sealed interface RoomRecord {

    /**
     * The room's settings and status are these from here on. A room that is closed stays it.
     *
     * @param settings null where they stay as they are
     * @param status null where it stays as it is
     */
    record Opened(
            @Nullable WaitingRoomSettings settings,
            @Nullable RoomStatus status) implements RoomRecord {}

    /** From here on only decisions of this term count; the term is this record's offset. */
    record Elected(String node) implements RoomRecord {}

    /**
     * What the room's controller decided.
     *
     * @param term whose decision it is
     * @param at the controller's time, milliseconds since 1970
     * @param offered up to where each partition's places have been called
     * @param expired up to where places that did not answer the call are over
     * @param granted who is let in
     */
    record Decided(long term, long at, List<Integer> offered, List<Integer> expired, List<Grant> granted)
            implements RoomRecord {}

    /**
     * A fan is let in.
     *
     * @param p partition
     * @param o offset
     * @param a the account's keyed hash
     */
    record Grant(int p, int o, long a) {}

    /** A fan who was called has answered. */
    record Claimed(int p, int o, long a) implements RoomRecord {}

    /** A fan has left. */
    record Left(int p, int o) implements RoomRecord {}

    /**
     * A pass is about to be used, in whichever process; the first of these counts.
     *
     * @param attempt the request's keyed hash: the same request may be made again
     */
    record Used(int p, int o, String attempt) implements RoomRecord {}

    /** Nothing came of the attempt. */
    record Freed(int p, int o, String attempt) implements RoomRecord {}

    /** The attempt's booking has been accepted: however long its events take to be heard of, the pass is used. */
    record Kept(int p, int o, String attempt) implements RoomRecord {}

    /** A booking was requested by an account. */
    record Booked(long a, String reservation) implements RoomRecord {}

    /**
     * A booking has come to its end.
     *
     * @param again whether the fan may try again, because the booking failed
     */
    record BookingEnded(String reservation, boolean again) implements RoomRecord {}

    /** The sale opens then, milliseconds since 1970, unless that is changed. */
    record SaleScheduled(long opensAt) implements RoomRecord {}

    /**
     * Fans may enter the lobby. The first of these counts.
     *
     * @param commitment of the seed that lots will be drawn with
     * @param at the controller's time, milliseconds since 1970
     */
    record LobbyOpened(String commitment, long at) implements RoomRecord {}

    /** The sale is open: the lobby is to be closed and drawn. */
    record SaleOpened() implements RoomRecord {}

    /** Everybody from the lobby has a place in the line; from here on fans join the line itself. */
    record LobbyDrawn() implements RoomRecord {}

    /**
     * A record of the lobby. One without an account ends it: what comes later came too late. The first of these counts.
     *
     * @param account who entered, null for the end
     * @param replaces the number of the account's entry before, which is over; null for none
     */
    record Entered(@Nullable String account, @Nullable Integer replaces) {}

    /**
     * Whom a place in the line was drawn for.
     *
     * @param number of the entry in the lobby
     * @param a the account's keyed hash
     */
    record Lot(int number, long a) {}

    /**
     * A record of the line.
     *
     * @param account who joined; null where it is a lot
     * @param replaces the offset of the account's place before, which is over; null for none
     * @param here whether the fan waits for the answer right now
     * @param lot from the lobby; null where the fan joined the line itself
     */
    record Joined(
            @Nullable String account,
            @Nullable Integer replaces,
            boolean here,
            @Nullable Lot lot) {

        /** A fan has joined the line. */
        public Joined(String account, @Nullable Integer replaces, boolean here) {
            this(account, replaces, here, null);
        }
    }
}
