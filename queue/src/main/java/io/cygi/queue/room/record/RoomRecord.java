package io.cygi.queue.room.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cygi.contracts.concert.WaitingRoomSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a room's log. Every process reads the log in the same order and arrives at the same state. A record may
 * be stored twice; the second changes nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RoomRecord.RoomConfigured.class, name = "room-configured"),
    @JsonSubTypes.Type(value = RoomRecord.LeaderElected.class, name = "leader-elected"),
    @JsonSubTypes.Type(value = RoomRecord.AdmissionsDecided.class, name = "admissions-decided"),
    @JsonSubTypes.Type(value = RoomRecord.CallAcknowledged.class, name = "call-acknowledged"),
    @JsonSubTypes.Type(value = RoomRecord.PlaceLeft.class, name = "place-left"),
    @JsonSubTypes.Type(value = RoomRecord.PassUsed.class, name = "pass-used"),
    @JsonSubTypes.Type(value = RoomRecord.PassFreed.class, name = "pass-freed"),
    @JsonSubTypes.Type(value = RoomRecord.PassUseConfirmed.class, name = "pass-use-confirmed"),
    @JsonSubTypes.Type(value = RoomRecord.BookingStarted.class, name = "booking-started"),
    @JsonSubTypes.Type(value = RoomRecord.BookingEnded.class, name = "booking-ended"),
    @JsonSubTypes.Type(value = RoomRecord.SaleScheduled.class, name = "sale-scheduled"),
    @JsonSubTypes.Type(value = RoomRecord.LobbyOpened.class, name = "lobby-opened"),
    @JsonSubTypes.Type(value = RoomRecord.SaleOpened.class, name = "sale-opened"),
    @JsonSubTypes.Type(value = RoomRecord.LobbyDrawn.class, name = "lobby-drawn")
})
public sealed interface RoomRecord {

    /**
     * Sets the room's settings and status. A closed room stays closed.
     *
     * @param settings null to keep the present ones
     * @param status null to keep the present one
     */
    record RoomConfigured(
            @Nullable WaitingRoomSettings settings,
            @Nullable RoomStatus status) implements RoomRecord {}

    /** Begins a leader's term, whose number is this record's offset. Decisions of earlier terms count no more. */
    record LeaderElected(String node) implements RoomRecord {}

    /**
     * The leader's decision: calls, lapsed calls and admissions.
     *
     * @param term the leader's term
     * @param at the leader's time, milliseconds since 1970
     * @param calledTo for each partition, the last offset that has been called
     * @param expiredTo for each partition, the last offset whose call has lapsed unless it was acknowledged
     * @param grants the fans who are admitted
     */
    record AdmissionsDecided(long term, long at, List<Integer> calledTo, List<Integer> expiredTo, List<Grant> grants)
            implements RoomRecord {}

    /**
     * The admission of one fan.
     *
     * @param partition the partition of the line
     * @param offset the offset in the partition
     * @param accountHash the account's keyed hash
     */
    record Grant(int partition, int offset, long accountHash) {}

    /** Records that a called fan has acknowledged the call. @param accountHash the account's keyed hash */
    record CallAcknowledged(int partition, int offset, long accountHash) implements RoomRecord {}

    /** Records that a fan has left the line, the lobby or the room. */
    record PlaceLeft(int partition, int offset) implements RoomRecord {}

    /**
     * Records that an attempt is about to use a pass, in any process. The attempt of the first such record has the
     * pass.
     *
     * @param attempt the keyed hash of the attempt; a repeated request is the same attempt
     * @param use the name of this use, null in records of earlier versions; a repeated request is another use
     */
    record PassUsed(
            int partition,
            int offset,
            String attempt,
            @Nullable String use) implements RoomRecord {}

    /**
     * Records that a use has led to no booking. The pass is free again, unless another use for the attempt is under way.
     *
     * @param use the name of the use, null in records of earlier versions
     */
    record PassFreed(
            int partition,
            int offset,
            String attempt,
            @Nullable String use) implements RoomRecord {}

    /**
     * Records that the attempt's booking was accepted. The pass stays used, however late the booking's events arrive.
     */
    record PassUseConfirmed(int partition, int offset, String attempt) implements RoomRecord {}

    /** Records that an account has requested a booking. @param accountHash the account's keyed hash */
    record BookingStarted(long accountHash, String reservation) implements RoomRecord {}

    /**
     * Records that a booking has ended.
     *
     * @param retryable whether the booking failed and the fan may try again
     */
    record BookingEnded(String reservation, boolean retryable) implements RoomRecord {}

    /** Records when the sale is going to open, milliseconds since 1970. The latest such record counts. */
    record SaleScheduled(long opensAt) implements RoomRecord {}

    /**
     * Records that the lobby is open. The first such record counts.
     *
     * @param commitment the commitment to the seed of the draw
     * @param at the leader's time, milliseconds since 1970
     */
    record LobbyOpened(String commitment, long at) implements RoomRecord {}

    /** Records that the sale is open. The lobby is to be closed and drawn. */
    record SaleOpened() implements RoomRecord {}

    /** Records that every fan of the lobby has a place in the line. From here on fans join the line itself. */
    record LobbyDrawn() implements RoomRecord {}

    /**
     * A record of the lobby's topic. One without an account closes the lobby; later entries are too late. The first
     * such record counts.
     *
     * @param account the fan's account, null to close the lobby
     * @param replaces the number of the account's former entry, null for none
     */
    record LobbyEntry(@Nullable String account, @Nullable Integer replaces) {

        /** Closes the lobby. */
        public static final LobbyEntry END = new LobbyEntry(null, null);
    }

    /**
     * The lobby entry that a place in the line was drawn for.
     *
     * @param number the number of the entry in the lobby
     * @param accountHash the account's keyed hash
     */
    record Lot(int number, long accountHash) {}

    /**
     * A record of the line's topic.
     *
     * @param account the fan's account, null for a lot
     * @param replaces the offset of the account's former place, null for none
     * @param present whether the fan's request waits for admission right now
     * @param lot the lobby entry, null if the fan joined the line itself
     */
    record LineEntry(
            @Nullable String account,
            @Nullable Integer replaces,
            boolean present,
            @Nullable Lot lot) {

        /** Creates the record of a fan who joins the line. */
        public LineEntry(String account, @Nullable Integer replaces, boolean present) {
            this(account, replaces, present, null);
        }
    }
}
