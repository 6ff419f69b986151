package io.cygi.queue.service;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.line.Lobby;

/** Checks whether a fan may join a room: the room takes fans in, the address is within its limit, the work is done. */
final class JoinRequirements {

    private final JoinRateLimiter limit;
    private final ProofOfWorkService challenges;

    JoinRequirements(JoinRateLimiter limit, ProofOfWorkService challenges) {
        this.limit = limit;
        this.challenges = challenges;
    }

    /**
     * Lets a join pass, and counts it for its address.
     *
     * @param address where the request came from
     * @param proof the work that the fan has done
     * @throws RefusedException where the room takes nobody in, or too many joined from the address
     */
    void require(RoomReplica room, AccountId accountId, String address, Proof proof) {
        if (!room.state().status().joinable()) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The waiting room takes nobody in any more.");
        }
        Lobby.Phase phase = room.state().phase();
        if (phase == Lobby.Phase.AHEAD && !room.state().lobby(Lobby::saleOpen)) {
            throw new RefusedException(ProblemCode.NOT_ON_SALE, "The waiting room's lobby is not open yet.");
        }
        limit.take(address);
        challenges.require(room, accountId, proof);
    }
}
