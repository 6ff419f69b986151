package io.cygi.saga.topup.callback;

import io.cygi.saga.topup.queue.CallbackNotice;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Returns fans from the provider's page. Callers are not authenticated; the identifier in the path holds a key. */
@RestController
class CallbackController {

    private final CallbackService service;

    CallbackController(CallbackService service) {
        this.service = service;
    }

    @GetMapping("/api/v1/top-ups/{topUpId}/approved")
    @ResponseStatus(HttpStatus.SEE_OTHER)
    ResponseEntity<Void> approved(
            @PathVariable String topUpId,
            @RequestParam(name = "pg_token", required = false) @Nullable String approval) {
        return returned(service.approved(topUpId, approval));
    }

    @GetMapping("/api/v1/top-ups/{topUpId}/cancelled")
    @ResponseStatus(HttpStatus.SEE_OTHER)
    ResponseEntity<Void> cancelled(@PathVariable String topUpId) {
        return returned(service.noticed(topUpId, CallbackNotice.CANCELLED));
    }

    @GetMapping("/api/v1/top-ups/{topUpId}/failed")
    @ResponseStatus(HttpStatus.SEE_OTHER)
    ResponseEntity<Void> failed(@PathVariable String topUpId) {
        return returned(service.noticed(topUpId, CallbackNotice.FAILED));
    }

    /** {@return the redirect} The address that the browser leaves holds a key, so no other site gets a referrer. */
    private static ResponseEntity<Void> returned(String url) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(url))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
