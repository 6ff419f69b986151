package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call what: every operation that the OpenAPI document names, whatever is added to it later. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityIT {

    private static final Set<String> PUBLIC = Set.of(
            "GET /api/v1/concerts",
            "GET /api/v1/concerts/{concertId}",
            "GET /api/v1/concerts/{concertId}/seats",
            "GET /api/v1/concerts/{concertId}/seats/stream",
            "GET /api/v1/concerts/{concertId}/waiting-room/lobby",
            "GET /api/v1/concerts/{concertId}/waiting-room/lobby/list",
            "GET /api/v1/concerts/{concertId}/poster",
            "GET /api/v1/top-ups/{topUpId}/approved",
            "GET /api/v1/top-ups/{topUpId}/cancelled",
            "GET /api/v1/top-ups/{topUpId}/failed",
            "GET /api/v1/demo/constant",
            "POST /api/v1/demo/tokens",
            "POST /api/v1/demo/concerts");

    private final Platform platform;
    private final Api api;
    private List<Operation> operations = List.of();
    private Map<String, String> values = Map.of();

    SecurityIT(Platform platform) {
        this.platform = platform;
        this.api = platform.api();
    }

    @BeforeAll
    void prepare() {
        operations = Operation.all(api);
        assertThat(operations).hasSizeGreaterThan(15);
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        Map<String, String> prepared = new HashMap<>();
        prepared.put("concertId", concert.id());
        prepared.put("reservationId", fan.booked(concert, Booking.paid("A-1-1")));
        prepared.put("topUpId", "fan-1.01a21869-c83f-72b4-82cc-5d457bbe3bdf");
        prepared.put("name", processor());
        values = prepared;
    }

    private String processor() {
        return api.account("admin")
                .get("/api/v1/admin/processors")
                .expect(200)
                .json()
                .findPath("name")
                .asString();
    }

    private List<Operation> guarded() {
        return operations.stream()
                .filter(operation -> !PUBLIC.contains(operation.toString()))
                .toList();
    }

    private Response call(Operation operation, String... headers) {
        return api.send(operation.method(), operation.path(values), operation.hasBody() ? "{}" : null, headers);
    }

    @Test
    void describesEveryPublicOperationOfTheAllowList() {
        Set<String> described = new TreeSet<>();
        operations.forEach(operation -> described.add(operation.toString()));
        assertThat(described).containsAll(PUBLIC);
    }

    @Test
    void answers401ToWhoeverHasNoToken() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : guarded()) {
            Response answer = call(operation);
            softly.assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            softly.assertThat(answer.code()).as(answer.toString()).isEqualTo("UNAUTHENTICATED");
            softly.assertThat(answer.header("WWW-Authenticate"))
                    .as(answer.toString())
                    .startsWith("Bearer");
        }
        softly.assertAll();
    }

    @Test
    void answers401ToEveryForgedOrExpiredToken() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : guarded()) {
            Forgery forgery = new Forgery(platform, allowed(operation).getFirst());
            forgery.all().forEach((wrong, token) -> {
                Response answer = call(operation, "Authorization", "Bearer " + token);
                softly.assertThat(answer.status()).as(wrong + ": " + answer).isEqualTo(401);
                softly.assertThat(answer.code()).as(wrong + ": " + answer).isEqualTo("UNAUTHENTICATED");
            });
        }
        softly.assertAll();
    }

    @Test
    void checksEveryClaimOfATokenAndTakesOneThatIsRight() {
        Forgery forgery = new Forgery(platform, Fans.one(api));
        api.get("/api/v1/me", "Authorization", "Bearer " + forgery.copied()).expect(200);
        SoftAssertions softly = new SoftAssertions();
        forgery.wrongClaims()
                .forEach((wrong, token) -> softly.assertThat(api.get("/api/v1/me", "Authorization", "Bearer " + token)
                                .status())
                        .as(wrong)
                        .isEqualTo(401));
        softly.assertAll();
    }

    @Test
    void answers403ToEveryOtherRole() {
        List<Account> roles = List.of(api.account("fan-1"), api.account("organizer-1"), api.account("admin"));
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : guarded()) {
            Set<String> allowed =
                    new TreeSet<>(allowed(operation).stream().map(Account::name).toList());
            for (Account role : roles) {
                if (!allowed.contains(role.name())) {
                    Response answer = call(operation, "Authorization", "Bearer " + role.token());
                    softly.assertThat(answer.status())
                            .as(role.name() + ": " + answer)
                            .isEqualTo(403);
                    softly.assertThat(answer.code())
                            .as(role.name() + ": " + answer)
                            .isEqualTo("FORBIDDEN");
                }
            }
        }
        softly.assertAll();
    }

    /** Who may call it; an operation under a path that is not known here fails the test. */
    private List<Account> allowed(Operation operation) {
        Account admin = api.account("admin");
        if (operation.template().startsWith("/api/v1/admin/")) {
            return List.of(admin);
        }
        if (operation.template().startsWith("/api/v1/organizer/")) {
            return List.of(api.account("organizer-1"), admin);
        }
        if (operation.template().startsWith("/api/v1/me/wallet/top-ups")) {
            return List.of(api.account("fan-1"));
        }
        if (operation.template().startsWith("/api/v1/me")) {
            return List.of(api.account("fan-1"), api.account("organizer-1"), admin);
        }
        if (operation.toString().equals("GET /api/v1/reservations/{reservationId}")) {
            return List.of(api.account("fan-1"), admin);
        }
        assertThat(operation.template())
                .as("operation whose callers nobody has decided on: " + operation)
                .matches(
                        "/api/v1/(concerts/\\{concertId}/(reservations|waiting-room/(tickets|challenges))|reservations/.*"
                                + "|waiting-room/tickets/.*)");
        return List.of(api.account("fan-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/admin/processors/",
                "//api/v1/admin/processors",
                "/api/v1//admin/processors",
                "/api/v1/concerts/../admin/processors",
                "/api/v1/concerts/..;/admin/processors",
                "/api/v1/concerts/%2e%2e/admin/processors",
                "/api/v1/concerts/..%2fadmin%2fprocessors",
                "/api/v1/admin;x=y/processors",
                "/api/v1/admin/processors;x=y",
                "/API/V1/ADMIN/PROCESSORS",
                "/api/v1/%61dmin/processors",
                "/api/v1/admin/processors%00",
                "/api/v1/me/",
                "/api/v1/me.json",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/beans",
                "/error",
                "/api/v1/nothing"
            })
    void opensNothingByAnOddPath(String path) {
        String answer = RawHttp.exchange(api, "GET", path, List.of(), new byte[0]);
        assertThat(answer).matches("(?s)HTTP/1\\.1 40[0-5].*");
        assertThat(answer).doesNotContain("\"name\"");
        Refusals.assertTellsNothing(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Basic YWRtaW46YWRtaW4=", "bearer x y", "Token abc", "Bearer a.b.c"})
    void takesNoOtherAuthorization(String authorization) {
        String answer =
                RawHttp.exchange(api, "GET", "/api/v1/me", List.of("Authorization: " + authorization), new byte[0]);
        assertThat(answer).startsWith("HTTP/1.1 401").contains("UNAUTHENTICATED");
        Refusals.assertTellsNothing(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PATCH", "DELETE", "PUT"})
    void doesNothingForAMethodThatAPublicPathDoesNotKnow(String method) {
        String answer = RawHttp.exchange(api, method, "/api/v1/concerts", List.of(), new byte[0]);
        assertThat(answer).matches("(?s)HTTP/1\\.1 405 .*");
    }

    @Test
    void takesNoTokenFromTheQuery() {
        Account admin = api.account("admin");
        assertThat(api.get("/api/v1/me?access_token=" + admin.token()).status()).isEqualTo(401);
    }
}
