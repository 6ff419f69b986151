package io.cygi.gateway.demo;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with a constant. The request passes the same server and filters as any other and does no work, so benchmarks
 * compare other endpoints with it.
 */
@RestController
final class DemoConstantController {

    @GetMapping(path = "/api/v1/demo/constant", produces = MediaType.TEXT_PLAIN_VALUE)
    String constant() {
        return "ok";
    }
}
