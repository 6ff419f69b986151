package io.cygi.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.access.EdgeProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated edge: it publishes its keys, and signs users' tokens and service tokens. */
public final class TestEdge implements AutoCloseable {

    /** The key of the service tokens. */
    public static final String SERVICES_KEY = "the-key-of-services-in-tests-0123456789";

    /** The public address of the platform. */
    public static final String ISSUER = "https://tickets.example.com";

    /** The audience of the tokens. */
    public static final String AUDIENCE = "cygi-api";

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int BITS = 2_048;

    private final Clock clock;
    private final HttpServer server;
    private final List<RSAKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean away;

    /** Starts an edge with one key. @param clock the clock of the edge and its services */
    public TestEdge(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/oauth2/jwks", this::publish);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        rotate();
    }

    private void publish(HttpExchange exchange) throws IOException {
        reads.incrementAndGet();
        try (exchange) {
            if (away) {
                return;
            }
            List<JWK> published = List.copyOf(keys);
            byte[] body = new JWKSet(published).toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** {@return the address of the published keys} */
    public URI jwksUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks");
    }

    /** {@return how many times the keys were asked for} */
    public int reads() {
        return reads.get();
    }

    /** Makes a new key, publishes it, and signs with it from now on. */
    public void rotate() {
        keys.add(newKey("key-" + keys.size()));
    }

    static RSAKey newKey(String keyId) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(keyId)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Breaks each connection that asks for the keys, until it is back. @param gone whether the edge is away */
    public void away(boolean gone) {
        away = gone;
    }

    /** {@return the key that signs} */
    RSAKey key() {
        return keys.getLast();
    }

    /** {@return a user's token} @param roles the user's roles */
    public String token(String... roles) {
        return signed(claims(roles).build(), key());
    }

    /** {@return the token of an API key} @param scopes the key's scopes, separated by spaces */
    public String apiKeyToken(String scopes) {
        return signed(
                claims("ORGANIZER")
                        .claim("api_key", "key-1")
                        .claim("scope", scopes)
                        .build(),
                key());
    }

    JWTClaimsSet.Builder claims(String... roles) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("somebody")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("iat_ms", now.toEpochMilli())
                .claim("nickname", "Somebody")
                .claim("roles", List.of(roles));
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a proof that the edge passes a request on} */
    public String proof() {
        return serviceToken(EdgeProof.SERVICE);
    }

    /** {@return the token of a service} @param name the service's name */
    public String serviceToken(String name) {
        return new ServiceTokens(name, List.of(SERVICES_KEY), clock).token();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
