package io.cygi.queue.http;

import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.challenge.Challenges;
import io.cygi.queue.kafka.replica.Room;
import io.cygi.queue.service.ChallengeDesk;
import io.cygi.queue.service.Guards;
import io.cygi.queue.service.RoomFinder;
import io.cygi.web.Caller;
import io.cygi.web.PathIds;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where fans get what they have to solve. */
@RestController
class ChallengeController {

    private final Guards guards;
    private final RoomFinder finder;
    private final ChallengeDesk challenges;

    ChallengeController(Guards guards, RoomFinder finder, ChallengeDesk challenges) {
        this.guards = guards;
        this.finder = finder;
        this.challenges = challenges;
    }

    /**
     * Something to solve. The challenge and the solution go into the headers {@code Waiting-Room-Challenge} and
     * {@code Waiting-Room-Solution} of the request that joins.
     *
     * @param challenge what to solve, see {@code docs/challenge.js}
     * @param bits with how many zero bits the hash has to begin
     * @param expiresInSeconds how long it counts
     */
    record ChallengeBody(String challenge, int bits, long expiresInSeconds) {}

    @PostMapping("/api/v1/concerts/{concertId}/waiting-room/challenges")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ChallengeBody> ask(@PathVariable String concertId, Caller caller) {
        ConcertId concert = PathIds.concert(concertId);
        if (!guards.of(concert).settings().enabled()) {
            throw PathIds.noSuch("waiting room");
        }
        Room room = finder.room(concert).orElseThrow(() -> PathIds.noSuch("waiting room"));
        int bits = room.state().settings().challengeBits();
        if (bits == 0) {
            throw PathIds.noSuch("challenge: the waiting room wants none");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new ChallengeBody(
                        challenges.ask(room, caller.accountId()), bits, Challenges.TIME_TO_LIVE.toSeconds()));
    }
}
