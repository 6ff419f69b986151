package io.cygi.service.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cygi.messaging.SettableClock;
import io.cygi.web.token.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class JwksKeysTest {

    private static final RSAKey ONE = key("one");
    private static final RSAKey TWO = key("two");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final CountDownLatch over = new CountDownLatch(1);
    private final Replica first = new Replica();
    private final Replica second = new Replica();
    private final JwksKeys keys =
            new JwksKeys(List.of(first.address(), second.address()), new JwksClient(Duration.ofSeconds(2)), clock);

    /** A replica of the edge that answers what a test tells it to. */
    private static final class Replica {

        private final HttpServer server;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Answer answer = exchange -> {};

        private Replica() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/", exchange -> {
                asked.incrementAndGet();
                try (exchange) {
                    answer.give(exchange);
                }
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        }

        private URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks");
        }
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private static Answer answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static Answer published(JWK... keys) {
        return answer(200, new JWKSet(List.of(keys)).toString(true));
    }

    private static RSAKey key(String keyId) {
        try {
            return new RSAKeyGenerator(2_048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        first.server.stop(0);
        second.server.stop(0);
        keys.close();
    }

    private List<String> known() {
        return keys.verificationKeys().stream().map(VerificationKey::keyId).toList();
    }

    @Test
    void readsFromTheFirstReplicaThatAnswers() {
        second.answer = published(ONE);

        keys.read();

        assertThat(known()).containsExactly("one");
        first.answer = published(ONE, TWO);
        keys.read();
        assertThat(known()).containsExactly("one", "two");
        assertThat(second.asked).hasValue(1);
    }

    @Test
    void readsFromAnotherReplicaWhereOneIsGone() {
        first.server.stop(0);
        second.answer = published(ONE);

        keys.read();

        assertThat(known()).containsExactly("one");
    }

    @Test
    void keepsTheSameListUntilAKeyChanges() {
        first.answer = published(ONE, TWO);
        keys.read();
        List<VerificationKey> before = keys.verificationKeys();
        first.answer = published(TWO, ONE);

        keys.read();

        assertThat(keys.verificationKeys()).isSameAs(before);
        first.answer = published(TWO);
        keys.read();
        assertThat(known()).containsExactly("two");
    }

    static Stream<Arguments> badAnswers() throws JOSEException {
        RSAKey encrypts =
                new RSAKey.Builder(key("encrypts")).keyUse(KeyUse.ENCRYPTION).build();
        RSAKey other =
                new RSAKey.Builder(key("other")).algorithm(JWSAlgorithm.PS512).build();
        RSAKey weak = new RSAKeyGenerator(1_024, true).keyID("weak").generate();
        RSAKey nameless = new RSAKeyGenerator(2_048).generate();
        JWK[] many = IntStream.rangeClosed(0, JwksClient.KEYS_MAX)
                .mapToObj(
                        number -> new RSAKey.Builder(ONE).keyID("key-" + number).build())
                .toArray(JWK[]::new);
        return Stream.of(
                Arguments.of("nothing", answer(200, "")),
                Arguments.of("a page", answer(200, "<html>Sign in</html>")),
                Arguments.of("no object", answer(200, "[]")),
                Arguments.of("no keys", answer(200, "{}")),
                Arguments.of("an empty list of keys", answer(200, "{\"keys\":[]}")),
                Arguments.of(
                        "a malformed key", answer(200, "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"n\":\"1\"}]}")),
                Arguments.of(
                        "a broken number",
                        answer(200, "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"n\":\"\",\"e\":\"\"}]}")),
                Arguments.of("an error", answer(500, "{\"keys\":[]}")),
                Arguments.of("a redirect", answer(302, "")),
                Arguments.of("good keys with an error", answer(503, new JWKSet(ONE).toString(true))),
                Arguments.of(
                        "another kind of key",
                        published(new ECKeyGenerator(Curve.P_256).keyID("ec").generate())),
                Arguments.of("a key for something else", published(encrypts)),
                Arguments.of("a key of another algorithm", published(other)),
                Arguments.of("a weak key", published(weak)),
                Arguments.of("a key without a name", published(nameless)),
                Arguments.of(
                        "two keys of one name",
                        published(ONE, new RSAKey.Builder(TWO).keyID("one").build())),
                Arguments.of("too many keys", published(many)),
                Arguments.of("too many bytes", answer(200, " ".repeat(JwksClient.BYTES_MAX) + new JWKSet(ONE))),
                Arguments.of("an answer that breaks off", (Answer) exchange -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                }),
                Arguments.of("no answer", (Answer) exchange -> {}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void keepsTheKnownKeysAfterABadAnswer(String what, Answer bad) {
        first.answer = published(ONE, TWO);
        keys.read();
        first.answer = bad;
        second.answer = bad;

        assertThatThrownBy(keys::read).as(what).isInstanceOf(UncheckedIOException.class);

        assertThat(known()).containsExactly("one", "two");
        second.answer = published(TWO);
        keys.read();
        assertThat(known()).containsExactly("two");
    }

    /** Ends only because of the client's patience: the replicas wait for the end of the test. */
    @Test
    void doesNotWaitForAnAnswerThatStops() {
        first.answer = published(ONE);
        keys.read();
        Answer stops = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(over);
        };
        first.answer = stops;
        second.answer = stops;

        assertThatThrownBy(keys::read).isInstanceOf(UncheckedIOException.class);

        assertThat(over.getCount()).as("the replicas are still answering").isEqualTo(1);
        assertThat(known()).containsExactly("one");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void looksAtMostEveryFiveSecondsForUnknownKeys() {
        first.answer = published(ONE);
        Collections.nCopies(10, keys).forEach(JwksKeys::lookIfDue);
        assertThat(first.asked).hasValue(1);
        first.answer = published(ONE, TWO);

        clock.move(JwksKeys.LOOK_PERIOD_MIN.minusMillis(1));
        keys.lookIfDue();
        assertThat(first.asked).hasValue(1);
        clock.move(Duration.ofMillis(1));
        Collections.nCopies(10, keys).forEach(JwksKeys::lookIfDue);

        assertThat(first.asked).hasValue(2);
        assertThat(known()).containsExactly("one", "two");
    }

    @Test
    void isFreshForAMinuteAfterAGoodAnswer() {
        keys.lookIfDue();
        assertThat(keys.fresh()).as("never read").isFalse();
        first.answer = published(ONE);
        keys.read();

        clock.move(JwksKeys.FRESH_FOR.minusMillis(1));
        assertThat(keys.fresh()).isTrue();
        clock.move(Duration.ofMillis(1));
        assertThat(keys.fresh()).isFalse();
        assertThat(known()).containsExactly("one");
        keys.read();
        assertThat(keys.fresh()).isTrue();
    }
}
