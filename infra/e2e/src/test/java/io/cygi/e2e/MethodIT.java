package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path answers the methods that it has, and answers 405 with {@code Allow} to all others, for every caller. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MethodIT {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PURGE", "PROPFIND");
    private static final Set<String> OF_THE_ANSWER =
            Set.of("date", "keep-alive", "connection", "transfer-encoding", "x-correlation-id");

    private final Api api;
    private final Map<String, Set<String>> paths = new TreeMap<>();
    private List<Operation> operations = List.of();
    private Map<String, String> values = Map.of();
    private Map<String, Account> callers = Map.of();

    MethodIT(Api api) {
        this.api = api;
    }

    @BeforeAll
    void prepare() {
        operations = Operation.all(api);
        for (Operation operation : operations) {
            paths.computeIfAbsent(operation.template(), path -> new TreeSet<>(Set.of("OPTIONS")))
                    .add(operation.method());
        }
        List.of("/", "/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs", "/actuator/health")
                .forEach(page -> paths.put(page, new TreeSet<>(Set.of("GET", "OPTIONS"))));
        // A word in one path may be a variable of another.
        Map<String, Set<String>> alone = new TreeMap<>();
        paths.forEach((template, methods) -> alone.put(template, Set.copyOf(methods)));
        alone.forEach((template, methods) -> alone.forEach((other, more) -> {
            if (template.matches(other.replaceAll("\\{[^}]*}", "[^/{}]+"))) {
                paths.get(template).addAll(more);
            }
        }));
        paths.values().stream().filter(methods -> methods.contains("GET")).forEach(methods -> methods.add("HEAD"));
        Account fan = Fans.one(api);
        Account admin = api.account("admin");
        callers = Map.of("fan", fan, "organizer", api.account("organizer-1"), "admin", admin);
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        Map<String, String> prepared = new HashMap<>();
        prepared.put("concertId", concert.id());
        prepared.put("reservationId", fan.booked(concert, Booking.paid("A-1-1")));
        prepared.put(
                "name",
                admin.get("/api/v1/admin/processors")
                        .expect(200)
                        .json()
                        .at("/items/0/name")
                        .asString());
        values = prepared;
    }

    private String path(String template) {
        return new Operation("", template, Api.JSON.createObjectNode()).path(values);
    }

    private static List<String> bearer(Account account) {
        return List.of("Authorization: Bearer " + account.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "fan", "organizer", "admin"})
    void aPathWithoutTheMethodIs405WithAllow(String role) {
        Account account = callers.get(role);
        List<String> headers = account == null ? List.of() : bearer(account);
        SoftAssertions softly = new SoftAssertions();
        paths.forEach((template, has) -> {
            for (String method : METHODS) {
                if (!has.contains(method)) {
                    String answer = RawHttp.exchange(api, method, path(template), headers, new byte[0]);
                    softly.assertThat(answer).as(method + " " + template).startsWith("HTTP/1.1 405 ");
                    softly.assertThat(allowed(answer))
                            .as("Allow of " + method + " " + template)
                            .isEqualTo(has);
                    softly.assertThat(answer)
                            .as(method + " " + template)
                            .contains("application/problem+json")
                            .doesNotContain("X-Secret");
                }
            }
        });
        softly.assertAll();
    }

    @Test
    void optionsTellTheMethodsToEverybody() {
        SoftAssertions softly = new SoftAssertions();
        paths.forEach((template, has) -> {
            String answer = RawHttp.exchange(api, "OPTIONS", path(template), List.of(), new byte[0]);
            softly.assertThat(answer).as(template).startsWith("HTTP/1.1 204 ");
            softly.assertThat(allowed(answer)).as(template).isEqualTo(has);
        });
        softly.assertAll();
    }

    @Test
    void theMethodsOfThePathsAreNever405Or501() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations) {
            if (!operation.template().endsWith("/stream")) {
                Response answer =
                        api.send(operation.method(), operation.path(values), operation.hasBody() ? "{" : null);
                softly.assertThat(answer.status()).as(answer.toString()).isNotIn(405, 501);
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/v1/nothing",
                "/api/v1/concerts/x/nothing",
                "/api/v1/me/nothing",
                "/api/v1/admin/nothing",
                "/webjars/x"
            })
    void anUnknownPathIs401WithoutATokenAnd404Or403WithOne(String path) {
        for (String method : METHODS) {
            assertThat(RawHttp.exchange(api, method, path, List.of(), new byte[0]))
                    .as(method)
                    .startsWith("HTTP/1.1 401 ");
            assertThat(RawHttp.exchange(api, method, path, bearer(callers.get("fan")), new byte[0]))
                    .as(method)
                    .matches("(?s)HTTP/1\\.1 40[34] .*")
                    .doesNotContain("Authorization");
            assertThat(RawHttp.exchange(api, method, path, bearer(callers.get("admin")), new byte[0]))
                    .as(method)
                    .startsWith("HTTP/1.1 404 ")
                    .doesNotContain("Authorization");
        }
    }

    @Test
    void headAnswersTheHeadersOfGetWithoutItsBody() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations) {
            if (operation.method().equals("GET") && !operation.template().endsWith("/stream")) {
                compareHead(softly, operation.template());
            }
        }
        List.of("/", "/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs", "/actuator/health")
                .forEach(page -> compareHead(softly, page));
        softly.assertAll();
    }

    /** Compares HEAD with GET. The content may change between the two, so only a lasting difference counts. */
    private void compareHead(SoftAssertions softly, String template) {
        for (Account account : callers.values()) {
            Await.holds("HEAD " + template, Await.SETTLED_MAX, () -> {
                String get = RawHttp.exchange(api, "GET", path(template), bearer(account), new byte[0]);
                String head = RawHttp.exchange(api, "HEAD", path(template), bearer(account), new byte[0]);
                assertThat(status(head)).as("HEAD " + template).isEqualTo(status(get));
                assertThat(headers(head)).as("HEAD " + template).isEqualTo(headers(get));
            });
            String head = RawHttp.exchange(api, "HEAD", path(template), bearer(account), new byte[0]);
            softly.assertThat(head.substring(head.indexOf("\r\n\r\n") + 4))
                    .as("HEAD " + template)
                    .isEmpty();
        }
    }

    @Test
    void anAdminMayAskForTheHeadOfAReservation() {
        String path = Account.reservationPath(String.valueOf(values.get("reservationId")));
        assertThat(RawHttp.exchange(api, "HEAD", path, bearer(callers.get("admin")), new byte[0]))
                .startsWith("HTTP/1.1 200 ");
    }

    private static String status(String answer) {
        return answer.split(" ", 3)[1];
    }

    private static Set<String> allowed(String answer) {
        return headers(answer).entrySet().stream()
                .filter(header -> header.getKey().equals("allow"))
                .flatMap(header -> Arrays.stream(header.getValue().split(", ?")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> headers(String answer) {
        Map<String, String> headers = new TreeMap<>();
        List<String> lines = new ArrayList<>(List.of(answer.split("\r\n\r\n", 2)[0].split("\r\n")));
        for (String line : lines.subList(1, lines.size())) {
            String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = line.substring(line.indexOf(':') + 1).strip();
            // A body without a known length is sent in chunks. The length of an empty body is optional.
            if (!OF_THE_ANSWER.contains(name) && !(name.equals("content-length") && value.equals("0"))) {
                headers.merge(name, value, (one, two) -> one + ", " + two);
            }
        }
        return headers;
    }
}
