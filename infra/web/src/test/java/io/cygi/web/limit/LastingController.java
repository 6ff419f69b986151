package io.cygi.web.limit;

import io.cygi.web.permit.ClientNetwork;
import io.cygi.web.stream.ServerSentStream;
import io.cygi.web.stream.StreamWatch;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Requests that are held, that wait and that read a body, and live streams. */
@RestController
class LastingController {

    private final Places streams;
    private final Waits waits;
    private final StreamWatch watch;
    private final Semaphore held = new Semaphore(0);

    LastingController(Places streams, Waits waits, StreamWatch watch) {
        this.streams = streams;
        this.waits = waits;
        this.watch = watch;
    }

    /** Lets so many held requests go on, and streams end. */
    void letGo(int requests) {
        held.release(requests);
    }

    @GetMapping("/hold")
    String hold() throws InterruptedException {
        return held.tryAcquire(30, TimeUnit.SECONDS) ? "held" : "forgotten";
    }

    @GetMapping("/now")
    String now() {
        return "now";
    }

    @GetMapping("/client")
    String client(HttpServletRequest request) {
        return ClientNetwork.of(request.getRemoteAddr()) + " " + request.getScheme() + " " + request.isSecure();
    }

    @GetMapping("/wait")
    ResponseEntity<String> await(HttpServletRequest request) throws InterruptedException {
        try (Waits.Turn turn = waits.take(request.getHeader("Prefer"))) {
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            turn.applied().ifPresent(applied -> answer.header("Preference-Applied", applied));
            boolean woken =
                    turn.time().isPositive() && held.tryAcquire(turn.time().toMillis(), TimeUnit.MILLISECONDS);
            return answer.body(woken ? "woken" : "as it is");
        }
    }

    @PostMapping("/body")
    int body(@RequestBody byte[] body) {
        return body.length;
    }

    @GetMapping(path = "/stream", produces = "text/event-stream")
    ResponseEntity<SseEmitter> stream(HttpMethod method) {
        return method == HttpMethod.HEAD
                ? ServerSentStream.head()
                : ResponseEntity.ok(watch.start(new Silent(streams.take(), held), "test-stream"));
    }

    @GetMapping(path = "/flood", produces = "text/event-stream")
    SseEmitter flood() {
        return watch.start(new Flood(streams.take()), "test-flood");
    }

    /** A stream that says all it can. */
    private static final class Flood extends ServerSentStream {

        private final Places.Place place;

        Flood(Places.Place place) {
            super(1_000);
            this.place = place;
        }

        @Override
        protected void tell() throws IOException {
            String much = "x".repeat(100_000);
            while (!ended()) {
                send(SseEmitter.event().data(much));
            }
        }

        @Override
        protected void over() {
            place.close();
        }
    }

    /** A stream that says nothing until it is let go, so that a client that is gone is not noticed by writing to it. */
    private static final class Silent extends ServerSentStream {

        private final Places.Place place;
        private final Semaphore held;

        Silent(Places.Place place, Semaphore held) {
            super(1_000);
            this.place = place;
            this.held = held;
        }

        @Override
        protected void tell() throws InterruptedException {
            rest(() -> held.tryAcquire(60, TimeUnit.SECONDS));
        }

        @Override
        protected void over() {
            place.close();
        }
    }
}
