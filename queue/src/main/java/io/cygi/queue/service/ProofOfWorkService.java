package io.cygi.queue.service;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.queue.challenge.ProofOfWork;
import io.cygi.queue.challenge.ProofVerdict;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.web.problem.ValidationException;

/** Issues the challenges of rooms, and requires joiners to have solved them. */
public final class ProofOfWorkService {

    private final ProofOfWork challenges;

    ProofOfWorkService(ProofOfWork challenges) {
        this.challenges = challenges;
    }

    /** {@return a challenge for a fan who wants to join a room that requires one} */
    public String ask(RoomReplica room, AccountId accountId) {
        return challenges.issue(
                room.concertId(), accountId, room.state().settings().challengeBits());
    }

    /**
     * Checks the proof of work of a fan, if the room requires one.
     *
     * @throws ValidationException if the proof is missing, wrong, too late or was shown before
     * @throws RefusedException if more challenges were solved lately than can be remembered
     */
    void require(RoomReplica room, AccountId accountId, Proof proof) {
        if (room.state().settings().challengeBits() == 0) {
            return;
        }
        String challenge = proof.challenge();
        String solution = proof.solution();
        if (challenge == null || solution == null) {
            throw new ValidationException(
                    Proof.CHALLENGE,
                    "must be solved before joining: POST to " + ResourcePaths.concert(room.concertId())
                            + "/waiting-room/challenges");
        }
        ProofVerdict verdict = challenges.check(challenge, solution, room.concertId(), accountId);
        if (verdict == ProofVerdict.OVERLOADED) {
            throw new RefusedException(ProblemCode.TOO_MANY_REQUESTS, "Too many are joining; try again in a while.");
        }
        if (verdict != ProofVerdict.ACCEPTED) {
            throw new ValidationException(
                    verdict == ProofVerdict.UNSOLVED ? Proof.SOLUTION : Proof.CHALLENGE, message(verdict));
        }
    }

    private static String message(ProofVerdict verdict) {
        return switch (verdict) {
            case EXPIRED -> "has expired; ask for another one";
            case REPLAYED -> "was used before; ask for another one";
            case UNSOLVED -> "does not solve the challenge";
            default -> "is not one that you were asked in this room";
        };
    }
}
