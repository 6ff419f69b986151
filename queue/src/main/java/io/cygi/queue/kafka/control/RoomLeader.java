package io.cygi.queue.kafka.control;

import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.LobbyLottery;

/** Leads one room: its lobby and its line. */
final class RoomLeader {

    private final LobbyScheduler lobby;
    private final LeaderTerm term;

    /** Creates the leader. @param node the name of this process */
    RoomLeader(RoomReplica room, RoomWriter writer, LobbyLottery lottery, String node) {
        this.lobby = new LobbyScheduler(room, writer, lottery);
        this.term = new LeaderTerm(room, writer, node);
    }

    /** Takes the steps that are due. @param now the time in milliseconds since 1970 */
    void tick(long now) {
        lobby.tick(now);
        term.tick(now);
    }
}
