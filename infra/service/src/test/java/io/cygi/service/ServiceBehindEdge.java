package io.cygi.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service on a port of its own behind a simulated edge, and requests to it. */
public abstract class ServiceBehindEdge {

    /** Name of the header with the edge's proof. */
    protected static final String EDGE = "Cygi-Edge";

    private static final MovableClock CLOCK = new MovableClock();
    private static final TestEdge PLATFORM = new TestEdge(CLOCK);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    /** The clock of the service, which tests move instead of waiting. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Clocks {

        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry properties) {
        properties.add("cygi.services.name", () -> "${cygi.service.name}");
        properties.add("cygi.services.key", () -> TestEdge.SERVICES_KEY);
        properties.add("cygi.tokens.issuer", () -> TestEdge.ISSUER);
        properties.add("cygi.tokens.jwks-uri", () -> PLATFORM.jwksUri().toString());
    }

    /**
     * An endpoint of a service.
     *
     * @param method the HTTP method
     * @param path the path
     * @param status the status of the answer to a permitted caller, which a refusal never has
     */
    public record Endpoint(String method, String path, int status) {}

    /** {@return the simulated edge} */
    protected static TestEdge edge() {
        return PLATFORM;
    }

    /** {@return the clock of the edge and the service} */
    protected static MovableClock clock() {
        return CLOCK;
    }

    /** {@return the answer to a request that the edge passes on} @param token the user's token */
    protected final HttpResponse<String> passed(Endpoint endpoint, String token) {
        return send(endpoint, EDGE, edge().proof(), "Authorization", "Bearer " + token);
    }

    /** {@return the answer to a request of another service} @param name the service's name */
    protected final HttpResponse<String> asService(Endpoint endpoint, String name) {
        return send(endpoint, "Authorization", "Bearer " + edge().serviceToken(name));
    }

    /** {@return the answer to a request} @param headers names and values in turns */
    protected final HttpResponse<String> send(Endpoint endpoint, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + endpoint.path))
                .method(endpoint.method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asserts that the service itself has answered. */
    protected static void assertAnswered(Endpoint endpoint, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s %s: %s", endpoint.method, endpoint.path, answer.body())
                .isEqualTo(endpoint.status);
    }

    /** Asserts that a request was refused in the form in which the edge refuses. */
    protected static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
    }
}
