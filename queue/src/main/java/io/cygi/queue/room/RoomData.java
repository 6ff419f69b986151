package io.cygi.queue.room;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.call.CallView;
import io.cygi.queue.room.call.CallWindow;
import io.cygi.queue.room.call.Presence;
import io.cygi.queue.room.call.RateWindow;
import io.cygi.queue.room.call.RecentCount;
import io.cygi.queue.room.line.Line;
import io.cygi.queue.room.line.LinePartition;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.LobbyEntries;
import io.cygi.queue.room.line.PartitionView;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.pass.ActivePass;
import io.cygi.queue.room.pass.ActivePasses;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomStatus;
import org.jspecify.annotations.Nullable;

/**
 * The data of a room and its possible changes. {@link RoomReducer} requests the changes; everything else only reads.
 * Not thread-safe; {@link RoomState} holds the lock.
 */
final class RoomData implements RoomReader {

    /** Shortest step back of the broker's clock that times of a second or more follow, in ms. */
    private static final long SET_BACK_MILLIS_MIN = 500;

    private final Line line;
    private final CallWindow calls = new CallWindow();
    private final ActivePasses passes = new ActivePasses();
    private final LobbyEntries lobby = new LobbyEntries();

    /** Calls by the broker's time of their decision. */
    private final RateWindow called = new RateWindow();

    /** Admissions by the broker's time of their decision. */
    private final RateWindow admitted = new RateWindow();

    private final Presence presence = new Presence();

    private WaitingRoomSettings settings;
    private RoomStatus status = RoomStatus.OPEN;
    private long term = -1;
    private String leader = "";
    private long electedAt;
    private long loggedAt;

    RoomData(WaitingRoomSettings settings) {
        this.settings = settings;
        this.line = new Line(settings.partitions());
    }

    /** Follows the broker's clock, which may have been set back since the latest record. */
    void follow(long at) {
        if (at < loggedAt) {
            setBack(loggedAt - at);
        }
        loggedAt = at;
    }

    private void setBack(long millis) {
        called.setBack(millis);
        admitted.setBack(millis);
        if (millis >= SET_BACK_MILLIS_MIN) {
            calls.setAcknowledgementsBack(millis);
            presence.setBack(millis);
            passes.setBack(millis);
            electedAt -= millis;
        }
    }

    void configure(@Nullable WaitingRoomSettings newSettings, @Nullable RoomStatus newStatus) {
        if (newSettings != null) {
            settings = newSettings;
        }
        if (newStatus != null && status != RoomStatus.CLOSED) {
            status = newStatus;
        }
    }

    void beginTerm(long newTerm, String node, long at) {
        term = newTerm;
        leader = node;
        electedAt = at;
        calls.hear(at);
    }

    void join(Place place, long accountHash, long at, @Nullable Integer replaces) {
        line.partition(place.partition()).join(place.offset(), accountHash, at, replaces);
    }

    /** Notes that the fan's request waits for admission, if the place still waits for its call. */
    void notePresence(Place place, long at) {
        LinePartition partition = line.partition(place.partition());
        int offset = place.offset();
        if (offset > partition.calledTo() && !partition.isDuplicate(offset) && !partition.hasLeft(offset)) {
            presence.note(place, at);
        }
    }

    /** Counts an acknowledgement that was read before the place's own record. */
    void countEarlyAcknowledgement(Place place, long at) {
        @Nullable Acknowledgement acknowledgement = presence.removeEarly(place);
        if (acknowledgement != null) {
            calls.acknowledge(line.turn(place, at), acknowledgement.accountHash(), acknowledgement.at());
        }
    }

    void acknowledge(Place place, long accountHash, long at) {
        LinePartition partition = line.partition(place.partition());
        int offset = place.offset();
        boolean open = offset <= partition.calledTo()
                && (offset > partition.expiredTo() || hasAcknowledged(place, at))
                && !partition.hasLeft(offset)
                && !partition.wasAdmitted(offset);
        if (open && offset < partition.end()) {
            calls.acknowledge(line.turn(place, at), accountHash, at);
        } else if (open) {
            // The log is read before the line. The turn is known once the line's record is read.
            presence.putEarly(place, new Acknowledgement(accountHash, at));
        }
    }

    private boolean hasAcknowledged(Place place, long now) {
        return presence.hasEarly(place) || calls.acknowledgement(line.turn(place, now)) != null;
    }

    /** Applies a decision. Rates and passes count from when the broker took it, because nobody is admitted before. */
    void decide(AdmissionsDecided decision, long takenAt) {
        long at = decision.at();
        long setBack = calls.setBackSince(at);
        if (setBack > 0) {
            calls.setBack(setBack, at);
        }
        int count = 0;
        for (int i = 0; i < line.partitions(); i++) {
            LinePartition partition = line.partition(i);
            int from = partition.calledTo() + 1;
            int to = decision.calledTo().get(i);
            if (to >= from) {
                int live = partition.waitingBefore(to + 1);
                calls.call(i, from, to, at, live);
                count += live;
            }
            partition.advance(to, decision.expiredTo().get(i));
        }
        called.add(takenAt, count);
        decision.grants().forEach(grant -> admit(grant, takenAt));
        admitted.add(takenAt, decision.grants().size());
        calls.pass(at, takenAt);
        passes.expire(takenAt);
        presence.expire(takenAt, calls);
    }

    private void admit(Grant grant, long at) {
        Place place = new Place(grant.partition(), grant.offset());
        LinePartition partition = line.partition(place.partition());
        Turn turn = line.turn(place, at);
        calls.acknowledge(turn, grant.accountHash(), at);
        calls.admit(turn);
        presence.remove(place);
        if (!partition.hasLeft(place.offset()) && !partition.wasAdmitted(place.offset())) {
            partition.admit(place.offset());
            passes.admit(place, grant.accountHash(), at + settings.passSeconds() * 1_000L);
        }
    }

    void leave(Place place, long at) {
        LinePartition partition = line.partition(place.partition());
        if (partition.hasLeft(place.offset())) {
            return;
        }
        if (!partition.wasAdmitted(place.offset())) {
            calls.leave(line.turn(place, at));
        }
        presence.remove(place);
        passes.remove(place);
        partition.leave(place.offset());
    }

    /** Removes a place from the line whose fan left the lobby before it was drawn. */
    void leaveUndrawn(Place place) {
        LinePartition partition = line.partition(place.partition());
        if (!partition.isDuplicate(place.offset())) {
            partition.leave(place.offset());
        }
    }

    ActivePasses passes() {
        return passes;
    }

    LobbyEntries lobbyEntries() {
        return lobby;
    }

    long electedAt() {
        return electedAt;
    }

    @Override
    public WaitingRoomSettings settings() {
        return settings;
    }

    @Override
    public RoomStatus status() {
        return status;
    }

    @Override
    public long term() {
        return term;
    }

    @Override
    public String leader() {
        return leader;
    }

    @Override
    public long loggedAt() {
        return loggedAt;
    }

    @Override
    public Lobby.Phase phase() {
        return lobby.phase(settings.lobbyMinutes() > 0);
    }

    @Override
    public Lobby lobby() {
        return lobby;
    }

    @Override
    public CallView calls() {
        return calls;
    }

    @Override
    public int partitions() {
        return line.partitions();
    }

    @Override
    public PartitionView partition(int partition) {
        return line.partition(partition);
    }

    @Override
    public Turn turn(Place place, long now) {
        return line.turn(place, now);
    }

    @Override
    public int firstAfter(Turn turn, int partition) {
        return line.firstAfter(turn, partition);
    }

    @Override
    public long waiting() {
        return line.waiting();
    }

    @Override
    public long waitingAfter(Place place, long now) {
        return line.waitingAfter(place, now);
    }

    @Override
    public @Nullable ActivePass passAt(Place place) {
        return passes.at(place);
    }

    @Override
    public int inside(long now) {
        return passes.count(now);
    }

    @Override
    public boolean isPresent(Place place, long now) {
        return presence.isPresent(place, now);
    }

    @Override
    public RecentCount called() {
        return called;
    }

    @Override
    public RecentCount admitted() {
        return admitted;
    }
}
