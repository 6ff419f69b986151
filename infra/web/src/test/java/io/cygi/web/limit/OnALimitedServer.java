package io.cygi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends requests from several addresses to a real server with small limits. */
@SpringBootTest(
        classes = LimitedServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "server.tomcat.max-connections=100",
            "server.tomcat.connection-timeout=3s",
            "cygi.web.limits.connections-per-address=40",
            "cygi.web.limits.requests-per-address=12",
            "cygi.web.limits.requests-per-account=6",
            "cygi.web.limits.waits-max=10",
            "cygi.web.limits.waits-per-address=5",
            "cygi.web.limits.waits-per-account=2",
            "cygi.web.limits.streams-per-address=3",
            "cygi.web.limits.streams-per-account=2",
            "cygi.web.limits.head-time=1s",
            "cygi.web.limits.body-time=1s"
        })
abstract class OnALimitedServer {

    static final String HERE = "127.0.0.1";
    static final String ELSEWHERE = "127.0.0.2";
    final List<RawClient> open = new ArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    Limits limits;

    @Autowired
    LastingController lasting;

    @AfterEach
    void everythingComesBack() throws IOException {
        for (RawClient client : open) {
            client.reset();
        }
        await().untilAsserted(() -> assertThat(limits.use())
                .allSatisfy(limit -> assertThat(limit.used()).as(limit.name()).isZero()));
    }

    RawClient get(String from, String path, String... headers) throws IOException {
        RawClient client = RawClient.sending(from, port, "GET", path, headers);
        open.add(client);
        return client;
    }

    String answer(String from, String path, String... headers) throws IOException {
        return get(
                        from,
                        path,
                        Stream.concat(Stream.of("Connection: close"), Stream.of(headers))
                                .toArray(String[]::new))
                .head();
    }

    int used(String name) {
        return limits.use().stream()
                .filter(limit -> limit.name().equals(name))
                .findFirst()
                .orElseThrow()
                .used();
    }

    void awaitUsed(String name, int used) {
        await().untilAsserted(() -> assertThat(used(name)).isEqualTo(used));
    }
}
