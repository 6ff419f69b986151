package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.e2e.AccessRule.Role;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation of the OpenAPI document, including later ones, is called by every kind of caller. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointSweepIT {

    private static final int AT_ONCE = 8;

    /** Scope of the API key in use. */
    private static final String SCOPE = "sales:read";

    private static final String SCOPED = "GET /api/v1/organizer/concerts/{concertId}/sales";

    /**
     * Operations that end the caller or change the platform. The roles of the rule call them with separate accounts.
     */
    private static final Set<String> CONSEQUENTIAL = Set.of("DELETE /api/v1/me", "POST /api/v1/admin/signing-keys");

    private final Platform platform;
    private final Api api;
    private List<Operation> operations = List.of();
    private Map<String, String> owned = Map.of();

    EndpointSweepIT(Platform platform) {
        this.platform = platform;
        this.api = platform.api();
    }

    /** A check of one operation. It returns the fault of the answer, if there is one. */
    @FunctionalInterface
    private interface Check {
        Optional<String> finding();
    }

    @BeforeAll
    void prepare() {
        operations = Operation.all(api);
        assertThat(operations).hasSizeGreaterThan(50);
        Account fan = Fans.one(api);
        Account organizer = Fans.organizer(api);
        Concert concert = Concert.published(
                organizer, Concert.draft(java.time.Duration.ofDays(9), List.of(Concert.section("A", 1_000, 1, 2))));
        concert.awaitStatus("ON_SALE");
        Map<String, String> values = new HashMap<>();
        values.put("concertId", concert.id());
        values.put("settlementId", concert.id());
        values.put("reservationId", fan.booked(concert, Booking.paid("A-1-1")));
        values.put("accountId", fan.name());
        values.put("topUpId", fan.name() + ".01a21869-c83f-72b4-82cc-5d457bbe3bdf");
        values.put("keyId", apiKey(organizer).text("keyId"));
        owned = values;
    }

    private static Response apiKey(Account organizer) {
        return organizer
                .send("POST", "/api/v1/organizer/api-keys", Map.of("name", "Sweep", "scopes", List.of(SCOPE)))
                .expect(201);
    }

    @Test
    void everyOperationHasARule() {
        assertThat(operations).allSatisfy(operation -> assertThat(AccessRule.of(operation))
                .as("operation whose callers nobody has decided on: " + operation)
                .isPresent());
    }

    @Test
    void onlyOpenOperationsAreReachedWithoutAToken() {
        sweep((operation, rule) -> List.of(() -> {
            if (rule.open()) {
                return unless(allowed(call(operation, Map.of(), null)), operation, "nobody");
            }
            Response answer = call(operation, owned, null);
            return unless(
                    unauthenticated(answer) && answer.header("WWW-Authenticate").startsWith("Bearer"),
                    answer,
                    "nobody");
        }));
    }

    @Test
    void refusesForgedAndExpiredTokensAndThoseOfALockedAccount() {
        Map<String, String> tokens = new HashMap<>(new Forgery(platform, api.account("admin")).all());
        tokens.put("of a locked account", locked().token());
        sweep((operation, rule) -> {
            List<Check> checks = new ArrayList<>();
            if (!rule.open()) {
                tokens.forEach((wrong, token) -> checks.add(() -> {
                    Response answer = call(operation, owned, token);
                    return unless(unauthenticated(answer), answer, "token " + wrong);
                }));
            }
            return checks;
        });
    }

    @Test
    void forbidsEveryOperationToRolesThatItsRuleDoesNotName() {
        Map<Role, Account> callers = callers();
        sweep((operation, rule) -> {
            List<Check> checks = new ArrayList<>();
            callers.forEach((role, account) -> {
                if (!rule.open() && !rule.roles().contains(role)) {
                    checks.add(() -> {
                        Response answer = call(operation, owned, account.token());
                        return unless(answer.status() == 403 && answer.code().equals("FORBIDDEN"), answer, role.name());
                    });
                }
            });
            return checks;
        });
    }

    @Test
    void answers404ForThingsOfAnotherAccount() {
        Map<Role, Account> callers = callers();
        sweep((operation, rule) -> {
            List<Check> checks = new ArrayList<>();
            rule.roles().stream()
                    .filter(role -> role != Role.ADMIN && rule.owned())
                    .forEach(role -> checks.add(() -> {
                        Response answer =
                                call(operation, owned, callers.get(role).token());
                        // A body that is malformed, or of another kind, is refused before the owner of the thing is
                        // known.
                        boolean refused = answer.status() == 404
                                || (operation.hasBody() && Set.of(400, 415).contains(answer.status()));
                        return unless(refused, answer, "another " + role);
                    }));
            return checks;
        });
    }

    @Test
    void allowsEachOperationToTheRolesOfItsRule() {
        Map<Role, Account> callers = callers();
        sweep((operation, rule) -> {
            List<Check> checks = new ArrayList<>();
            if (!CONSEQUENTIAL.contains(operation.toString())) {
                rule.roles()
                        .forEach(role -> checks.add(() -> {
                            Response answer = call(
                                    operation, Map.of(), callers.get(role).token(), "Content-Type", "text/x-sweep");
                            return unless(allowed(answer), answer, role.name());
                        }));
            }
            return checks;
        });
    }

    @Test
    void allowsConsequentialOperationsToTheRolesOfTheirRule() {
        Map<String, Map<Role, Account>> throwaways = Map.of(
                "DELETE /api/v1/me",
                Map.of(Role.FAN, Fans.one(api), Role.ORGANIZER, Fans.organizer(api), Role.ADMIN, anotherAdmin()),
                "POST /api/v1/admin/signing-keys",
                Map.of(Role.ADMIN, anotherAdmin()));
        assertThat(throwaways.keySet()).isEqualTo(CONSEQUENTIAL);
        Account before = Fans.one(api);

        sweep((operation, rule) -> {
            Map<Role, Account> own = throwaways.getOrDefault(operation.toString(), Map.of());
            List<Check> checks = new ArrayList<>();
            if (!own.isEmpty()) {
                assertThat(own.keySet()).isEqualTo(rule.roles());
            }
            own.forEach((role, account) -> checks.add(() -> {
                Response answer = call(operation, Map.of(), account.token());
                // An account with points or another role cannot be erased; ErasureIT erases a fan with neither.
                boolean kept = answer.status() == 409 && answer.code().equals("INVALID_STATE");
                return unless(operation.method().equals("DELETE") ? kept : answer.status() == 201, answer, role.name());
            }));
            return checks;
        });

        assertThat(before.get("/api/v1/me").status())
                .as("a token of the key before")
                .isEqualTo(200);
        assertThat(Fans.one(api).get("/api/v1/me").status()).isEqualTo(200);
    }

    private Account anotherAdmin() {
        String name = Fans.organizer(api).name();
        api.account("admin")
                .send("PUT", "/api/v1/admin/accounts/" + name + "/roles", Map.of("roles", List.of("ADMIN")))
                .expect(200);
        return Await.value(
                "the new role to be known",
                Await.SETTLED_MAX,
                () -> api.account(name),
                account -> account.get("/api/v1/admin/limits").status() == 200);
    }

    @Test
    void allowsAnApiKeyOnlyTheOperationsOfItsScope() {
        String token = tokenOfKey();
        sweep((operation, rule) -> {
            if (rule.open()) {
                return List.of();
            }
            return List.of(() -> {
                Response answer = call(operation, owned, token);
                boolean scoped = operation.toString().equals(SCOPED);
                return unless(scoped ? answer.status() == 404 : answer.status() == 403, answer, "an API key");
            });
        });
    }

    private Map<Role, Account> callers() {
        return Map.of(Role.FAN, Fans.one(api), Role.ORGANIZER, Fans.organizer(api), Role.ADMIN, api.account("admin"));
    }

    private Account locked() {
        Account fan = Fans.one(api);
        api.account("admin")
                .send("POST", "/api/v1/admin/accounts/" + fan.name() + "/lock", Map.of("reason", "sweep"))
                .expect(200);
        Await.until(
                "the lock to be known",
                Await.SETTLED_MAX,
                () -> fan.get("/api/v1/me").status() == 401);
        return fan;
    }

    private String tokenOfKey() {
        Response key = apiKey(Fans.organizer(api));
        String credentials = Base64.getEncoder()
                .encodeToString((key.text("keyId") + ":" + key.text("secret"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return api.send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials&scope=" + SCOPE,
                        "Authorization",
                        "Basic " + credentials,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .expect(200)
                .text("access_token");
    }

    private Response call(Operation operation, Map<String, String> values, @Nullable String token, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (token != null) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        return api.send(
                operation.method(),
                operation.path(values),
                operation.hasBody() ? "{}" : null,
                all.toArray(String[]::new));
    }

    private static boolean unauthenticated(Response answer) {
        return answer.status() == 401 && answer.code().equals("UNAUTHENTICATED");
    }

    private static boolean allowed(Response answer) {
        return answer.status() != 401 && answer.status() != 403 && answer.status() < 500;
    }

    private static Optional<String> unless(boolean right, Object answer, String caller) {
        return right ? Optional.empty() : Optional.of(caller + ": " + answer);
    }

    /** The checks of an operation. */
    @FunctionalInterface
    private interface Checks {
        List<Check> of(Operation operation, AccessRule rule);
    }

    private void sweep(Checks checks) {
        List<Check> all = operations.stream()
                .flatMap(operation ->
                        AccessRule.of(operation).stream().flatMap(rule -> checks.of(operation, rule).stream()))
                .toList();
        assertThat(all).isNotEmpty();
        assertThat(Crowd.inTurns(AT_ONCE, all, Check::finding).stream()
                        .flatMap(Optional::stream)
                        .toList())
                .isEmpty();
    }
}
