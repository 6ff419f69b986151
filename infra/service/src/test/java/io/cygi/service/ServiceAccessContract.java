package io.cygi.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.remote.http.ServiceTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests who may call a service that runs apart. A service's test starts the service on a port of its own with
 * {@code cygi.service.name}, and names endpoints of the service.
 */
@Timeout(60)
public abstract class ServiceAccessContract extends ServiceBehindEdge {

    /** {@return an endpoint for fans and nobody else} */
    protected abstract Endpoint forFans();

    /** {@return an endpoint for admins and nobody else} */
    protected abstract Endpoint forAdmins();

    /** {@return endpoints for everybody, with those that filters answer} */
    protected abstract List<Endpoint> forEverybody();

    @Test
    void answersTheEdge() {
        assertAnswered(forFans(), passed(forFans(), edge().token("FAN")));
        assertAnswered(forAdmins(), passed(forAdmins(), edge().token("ADMIN")));
        for (Endpoint open : forEverybody()) {
            assertAnswered(open, send(open, EDGE, edge().proof()));
            assertAnswered(open, passed(open, edge().token("FAN")));
        }
    }

    @Test
    void refusesUsersWithoutAToken() {
        HttpResponse<String> answer = send(forFans(), EDGE, edge().proof());

        assertRefused(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"cygi\"");
    }

    static Stream<String> forgeries() {
        return new ForgedTokens(edge(), clock(), "FAN").all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesForgedTokens(String fault) {
        Map<String, String> forged = new ForgedTokens(edge(), clock(), "FAN").all();

        HttpResponse<String> answer = passed(forFans(), String.valueOf(forged.get(fault)));

        assertRefused(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm=\"cygi\""));
    }

    @Test
    void refusesTheTokenOfAServiceAsAUsers() {
        assertRefused(passed(forFans(), edge().serviceToken("queue")), 401, "UNAUTHENTICATED");
    }

    @Test
    void refusesOtherRoles() {
        assertRefused(passed(forFans(), edge().token("ORGANIZER")), 403, "FORBIDDEN");
        assertRefused(passed(forFans(), edge().token()), 403, "FORBIDDEN");
        assertRefused(passed(forAdmins(), edge().token("FAN", "ORGANIZER")), 403, "FORBIDDEN");
        assertRefused(passed(forAdmins(), edge().apiKeyToken("sales:read")), 403, "FORBIDDEN");
    }

    @Test
    void refusesRequestsThatDoNotComeFromTheEdge() {
        String fan = "Bearer " + edge().token("FAN");
        String otherKey =
                new ServiceTokens("api-gateway", List.of("another-key-of-services-0123456789abc"), clock()).token();

        assertNotOfEdge(send(forFans(), "Authorization", fan), 401);
        assertNotOfEdge(send(forFans(), "Authorization", fan, EDGE, ""), 401);
        assertNotOfEdge(send(forFans(), "Authorization", fan, EDGE, edge().token("FAN")), 401);
        assertNotOfEdge(send(forFans(), "Authorization", fan, EDGE, otherKey), 401);
        assertNotOfEdge(send(forFans(), "Authorization", fan, EDGE, "Bearer " + edge().proof()), 401);
        assertNotOfEdge(send(forFans(), "Authorization", fan, EDGE, edge().proof(), EDGE, edge().proof()), 401);
        assertNotOfEdge(send(forFans(), "Authorization", fan, EDGE, edge().serviceToken("queue")), 403);
        for (Endpoint open : forEverybody()) {
            assertNotOfEdge(send(open), 401);
            assertNotOfEdge(send(open, EDGE, edge().serviceToken("queue")), 403);
        }
    }

    @Test
    void refusesAProofThatHasExpired() {
        String proof = edge().proof();
        clock().advance(Duration.ofMinutes(3));

        assertNotOfEdge(send(forFans(), "Authorization", "Bearer " + edge().token("FAN"), EDGE, proof), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/forgotten", "/api/v2/concerts", "/api/v1/demo/tokens", "/api/"})
    void refusesPathsOfTheApiThatNoRuleNames(String path) {
        assertRefused(passed(new Endpoint("GET", path, 200), edge().token("ADMIN", "FAN")), 404, "NOT_FOUND");
        assertRefused(send(new Endpoint("GET", path, 200), EDGE, edge().proof()), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/error",
                "/api",
                "/internal",
                "/forgotten",
                "/actuator",
                "/actuator/env",
                "/actuator/healthy",
                "/v3/api-docs",
                "/login",
                "/oauth2/jwks"
            })
    void hasNothingOutsideOfTheApi(String path) {
        assertRefused(passed(new Endpoint("GET", path, 200), edge().token("ADMIN", "FAN")), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/commands",
                "/internal/v1/events",
                "/internal/v1/forgotten",
                "//internal/v1/commands",
                "/internal/v1/../v1/commands",
                "/%69nternal/v1/commands",
                "/internal;a=b/v1/commands",
                "/actuator/health/../../internal/v1/commands",
                "/actuator/health/..;/../internal/v1/commands",
                "/actuator/health/../../api/v1/admin/workers"
            })
    void admitsNobodyByAnUnusualPath(String path) {
        for (String method : List.of("GET", "POST")) {
            assertThat(send(new Endpoint(method, path, 200)).statusCode()).isIn(400, 401, 404);
            assertThat(passed(new Endpoint(method, path, 200), edge().token("FAN"))
                            .statusCode())
                    .isIn(400, 401, 403, 404);
        }
    }

    @Test
    void refusesCallersOfInternalEndpoints() {
        Endpoint commands = new Endpoint("GET", "/internal/v1/commands", 200);
        Endpoint forgotten = new Endpoint("GET", "/internal/v1/forgotten", 200);

        assertRefused(send(commands), 401, "UNAUTHENTICATED");
        assertRefused(passed(commands, edge().token("ADMIN")), 401, "UNAUTHENTICATED");
        assertRefused(send(commands, EDGE, edge().proof()), 401, "UNAUTHENTICATED");
        assertRefused(asService(commands, "query-side"), 403, "FORBIDDEN");
        assertRefused(
                asService(new Endpoint("POST", "/internal/v1/events", 200), "saga-orchestrator"), 403, "FORBIDDEN");
        assertRefused(asService(forgotten, "settlement"), 404, "NOT_FOUND");
        assertRefused(send(forgotten), 401, "UNAUTHENTICATED");
    }

    @Test
    void tellsItsHealthToEverybody() {
        assertThat(send(new Endpoint("GET", "/actuator/health", 200)).body()).doesNotContain("UNAUTHENTICATED");
        assertThat(send(new Endpoint("POST", "/actuator/health", 200)).statusCode())
                .isIn(401, 405);
    }

    @Test
    void acceptsTheTokensOfANewKeyAndOfTheOldOne() {
        String old = edge().token("FAN");
        edge().rotate();
        clock().advance(Duration.ofSeconds(6));
        String recent = edge().token("FAN");
        assertThat(keyId(recent)).isNotEqualTo(keyId(old));

        assertAnswered(forFans(), passed(forFans(), recent));
        assertAnswered(forFans(), passed(forFans(), old));
    }

    @Test
    void goesOnWithTheKnownKeysWhileTheEdgePublishesNone() {
        assertAnswered(forFans(), passed(forFans(), edge().token("FAN")));
        edge().away(true);
        try {
            clock().advance(Duration.ofHours(2));

            assertAnswered(forFans(), passed(forFans(), edge().token("FAN")));
            HttpResponse<String> unknown = passed(
                    forFans(), new ForgedTokens(edge(), clock(), "FAN").all().get("of an unknown key"));
            assertRefused(unknown, 503, "UNAVAILABLE");
            assertThat(unknown.body()).contains("cannot tell at the moment whether this token is genuine");
            assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
            assertRefused(
                    passed(
                            forFans(),
                            new ForgedTokens(edge(), clock(), "FAN").all().get("signed with another key")),
                    401,
                    "UNAUTHENTICATED");
        } finally {
            edge().away(false);
        }
        clock().advance(Duration.ofSeconds(6));
        assertRefused(
                passed(forFans(), new ForgedTokens(edge(), clock(), "FAN").all().get("of an unknown key")),
                401,
                "UNAUTHENTICATED");
    }

    private static String keyId(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static void assertNotOfEdge(HttpResponse<String> answer, int status) {
        assertRefused(answer, status, status == 401 ? "UNAUTHENTICATED" : "FORBIDDEN");
        assertThat(answer.body()).contains("from the platform's edge only");
        if (status == 401) {
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue(EDGE);
        }
    }
}
