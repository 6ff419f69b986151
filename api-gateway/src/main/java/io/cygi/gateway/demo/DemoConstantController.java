package io.cygi.gateway.demo;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An answer that costs nothing but the request itself: the same server, filters and headers as any other, and no work.
 * Benchmarks measure other endpoints by it.
 */
@RestController
final class DemoConstantController {

    @GetMapping(path = "/api/v1/demo/constant", produces = MediaType.TEXT_PLAIN_VALUE)
    String constant() {
        return "ok";
    }
}
