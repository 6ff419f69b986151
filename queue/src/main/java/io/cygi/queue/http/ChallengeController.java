package io.cygi.queue.http;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.challenge.ProofOfWork;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.service.ProofOfWorkService;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.service.SalePolicyCache;
import io.cygi.web.caller.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Issues challenges to fans. */
@RestController
class ChallengeController {

    private final SalePolicyCache policies;
    private final RoomLookup lookup;
    private final ProofOfWorkService challenges;

    ChallengeController(SalePolicyCache policies, RoomLookup lookup, ProofOfWorkService challenges) {
        this.policies = policies;
        this.lookup = lookup;
        this.challenges = challenges;
    }

    /**
     * A challenge to solve. The challenge and its solution go into the headers {@code Waiting-Room-Challenge} and
     * {@code Waiting-Room-Solution} of the request that joins.
     *
     * @param challenge the challenge, see {@code docs/challenge.js}
     * @param bits the number of zero bits that the hash has to begin with
     * @param expiresInSeconds the validity in seconds
     */
    record ChallengeBody(String challenge, int bits, long expiresInSeconds) {}

    @PostMapping("/api/v1/concerts/{concertId}/waiting-room/challenges")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ChallengeBody> ask(@PathVariable String concertId, Caller caller) {
        ConcertId concert = PathIds.concert(concertId);
        if (!policies.of(concert).settings().enabled()) {
            throw PathIds.noSuch("waiting room");
        }
        RoomReplica room = lookup.room(concert).orElseThrow(() -> PathIds.noSuch("waiting room"));
        int bits = room.state().settings().challengeBits();
        if (bits == 0) {
            throw PathIds.noSuch("challenge: the waiting room wants none");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new ChallengeBody(
                        challenges.ask(room, caller.accountId()), bits, ProofOfWork.TIME_TO_LIVE.toSeconds()));
    }
}
