package io.cygi.queue.service;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.line.Lobby;

/** Checks whether a fan may join: the room accepts fans, the address is within its limit, and the proof of work is valid. */
final class JoinRequirements {

    private final JoinRateLimiter limit;
    private final ProofOfWorkService challenges;

    JoinRequirements(JoinRateLimiter limit, ProofOfWorkService challenges) {
        this.limit = limit;
        this.challenges = challenges;
    }

    /**
     * Checks a join and counts it for its address.
     *
     * @param address the client's address
     * @param proof the fan's proof of work
     * @throws RefusedException if the room accepts nobody, or too many fans have joined from the address
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
