package io.cygi.query.time;

import java.time.Clock;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers with the time by which sales open and holds end. */
@RestController
public class TimeController {

    private final Clock clock;

    TimeController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/api/v1/time")
    ResponseEntity<ServerTimeBody> time() {
        long now = clock.millis();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ServerTimeBody(now, Instant.ofEpochMilli(now)));
    }
}
