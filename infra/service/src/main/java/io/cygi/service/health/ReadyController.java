package io.cygi.service.health;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells other services whether this process is ready: 204, or 503. */
@RestController
class ReadyController {

    private final Readiness readiness;

    ReadyController(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping("/internal/v1/ready")
    ResponseEntity<Void> ready() {
        return ResponseEntity.status(readiness.ready() ? HttpStatus.NO_CONTENT : HttpStatus.SERVICE_UNAVAILABLE)
                .build();
    }
}
