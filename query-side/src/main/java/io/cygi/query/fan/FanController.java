package io.cygi.query.fan;

import io.cygi.contracts.api.PathIds;
import io.cygi.web.caller.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows fans the rest of their limit and their reservations at a concert. */
@RestController
class FanController {

    private final FanAtConcertReader fans;

    FanController(FanAtConcertReader fans) {
        this.fans = fans;
    }

    @GetMapping("/api/v1/concerts/{concertId}/me")
    ResponseEntity<FanAtConcertBody> me(@PathVariable String concertId, Caller caller) {
        FanAtConcertBody body = fans.find(PathIds.concert(concertId), caller.accountId());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
