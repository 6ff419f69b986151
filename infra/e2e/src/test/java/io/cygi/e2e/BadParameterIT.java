package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every query and path parameter of the OpenAPI document is given senseless values. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadParameterIT {

    private static final List<String> NONSENSE = List.of(
            "",
            "%20",
            "abc",
            "-1",
            "0",
            "99999999999999999999",
            "1.5",
            "null",
            "true",
            "2027-13-45T99:99:99Z",
            "'%20OR%20'1'='1",
            "1;DROP%20TABLE%20concert",
            "%25",
            "_",
            "%5C",
            "%00",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "%F0%9F%98%80",
            "%EB%B4%84",
            "%FF%FE",
            "x".repeat(2_000));
    private static final List<String> NONSENSE_SEGMENTS = List.of(
            "abc",
            "-1",
            "%20",
            "99999999999999999999",
            "'%20OR%20'1'='1",
            "%25",
            "%3Cscript%3E",
            "%F0%9F%98%80",
            "%EB%B4%84",
            "%FF%FE",
            "..%5C..",
            "00000000-0000-7000-8000-000000000000",
            "x".repeat(2_000));
    private static final Map<String, List<String>> REFUSED = Map.of(
            "limit", List.of("0", "-1", "101", "abc", "1.5", "99999999999999999999"),
            "cursor", List.of("abc", "%F0%9F%98%80", "'%20OR%201=1", "AAAA", "x".repeat(2_000), "bnVsbA"),
            "status", List.of("NOPE", "on_sale", "1", "'%20OR%201=1"),
            "sort", List.of("nope", "price", "title;", "startsAt%20desc", "1"),
            "from", List.of("abc", "1", "2027-13-45T00:00:00Z"),
            "to", List.of("abc", "1", "2027-13-45T00:00:00Z"));

    private final Api api;
    private final Account fan;
    private final Map<String, Account> callers;
    private final Map<String, String> values;

    BadParameterIT(Api api) {
        this.api = api;
        this.fan = Fans.one(api);
        this.callers = Map.of("organizer", Fans.organizer(api), "admin", api.account("admin"));
        Concert concert = Concert.onSale(api, 1_000, 1, 1);
        String processor = callers.get("admin")
                .get("/api/v1/admin/processors")
                .expect(200)
                .json()
                .at("/items/0/name")
                .asString();
        this.values = Map.of("concertId", concert.id(), "name", processor);
    }

    private List<Operation> reads() {
        return Operation.all(api).stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.template().endsWith("/stream"))
                .toList();
    }

    private Response get(Operation operation, String query) {
        return caller(operation).get(operation.path(values) + "?" + query);
    }

    private Account caller(Operation operation) {
        return callers.getOrDefault(operation.template().replaceAll("^/api/v1/([a-z]+)/.*", "$1"), fan);
    }

    /**
     * {@return whether the operation answers with a page} A browser that comes back from the payment provider is shown
     * one, whatever its address says.
     */
    private static boolean returnsBrowsers(Operation operation) {
        return operation.template().startsWith("/api/v1/top-ups/");
    }

    @Test
    void redirectsABrowserWithAMalformedCallbackToTheStartPage() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : Operation.all(api)) {
            for (String nonsense : returnsBrowsers(operation) ? NONSENSE_SEGMENTS : List.<String>of()) {
                Response answer = api.get(operation.template().replaceAll("\\{[^}]*}", nonsense));
                // A text that no path may have is refused earlier.
                softly.assertThat(answer.status()).as(answer.toString()).isIn(303, 400);
                softly.assertThat(answer.header("Location"))
                        .as(answer.toString())
                        .isEqualTo(answer.status() == 303 ? "/" : "");
            }
        }
        softly.assertAll();
    }

    @Test
    void answers4xxForAnyMalformedPathParameter() {
        SoftAssertions softly = new SoftAssertions();
        List<Operation> operations = Operation.all(api).stream()
                .filter(operation -> !returnsBrowsers(operation))
                .toList();
        for (Operation operation : operations) {
            for (String nonsense : operation.template().contains("{") ? NONSENSE_SEGMENTS : List.<String>of()) {
                String path = operation.template().replaceAll("\\{[^}]*}", nonsense);
                Response answer = caller(operation).send(operation.method(), path, operation.hasBody() ? "{}" : null);
                softly.assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
                softly.assertThatCode(() -> Refusals.assertTellsNothing(answer.body()))
                        .as(answer.toString())
                        .doesNotThrowAnyException();
            }
        }
        softly.assertAll();
    }

    @Test
    void answersNo5xxForAnyMalformedQueryParameter() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : reads()) {
            for (String parameter : operation.queryParameters()) {
                for (String nonsense : NONSENSE) {
                    Response answer = get(operation, parameter + "=" + nonsense);
                    softly.assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                    if (answer.status() >= 400) {
                        softly.assertThatCode(() -> Refusals.assertTellsNothing(answer.body()))
                                .as(answer.toString())
                                .doesNotThrowAnyException();
                    }
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void refusesAMalformedLimitCursorStatusSortOrTimeInEveryList() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : reads()) {
            for (String parameter : operation.queryParameters()) {
                for (String bad : REFUSED.getOrDefault(parameter, List.of())) {
                    Response answer = get(operation, parameter + "=" + bad);
                    softly.assertThatCode(() -> Refusals.assertRefused(answer, parameter))
                            .as(answer.toString())
                            .doesNotThrowAnyException();
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void listsTakeALimitAndACursor() {
        List<String> lists = reads().stream()
                .filter(operation -> operation.queryParameters().containsAll(List.of("limit", "cursor")))
                .map(Operation::template)
                .toList();
        assertThat(lists)
                .contains(
                        "/api/v1/concerts",
                        "/api/v1/me/reservations",
                        "/api/v1/me/wallet/transactions",
                        "/api/v1/organizer/concerts");
    }

    @Test
    void refusesACursorOfAnotherList() {
        Account organizer = api.account("organizer-1");
        Concert.onSale(api, 1_000, 1, 1);
        Concert.onSale(api, 1_000, 1, 1);
        String cursor =
                api.get("/api/v1/concerts?limit=1&sort=title").expect(200).text("nextCursor");
        assertThat(cursor).isNotEmpty();
        for (Response answer : List.of(
                fan.get("/api/v1/me/reservations?cursor=" + cursor),
                fan.get("/api/v1/me/wallet/transactions?cursor=" + cursor),
                api.get("/api/v1/concerts?sort=startsAt&cursor=" + cursor),
                organizer.get("/api/v1/organizer/concerts?cursor=" + cursor))) {
            assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=-1", "wait=abc", "wait=", "wait=99999999999", "wait=31", "' OR 1=1", "respond-async"})
    void answersNo5xxForAnyPreference(String preference) {
        Concert concert = Concert.onSale(api, 1_000, 1, 1);
        String id = fan.booked(concert, Booking.paid("A-1-1"));
        Response answer = fan.get(Account.reservationPath(id), "Prefer", preference);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/concerts/nothing",
                "/api/v1/concerts/nothing/seats",
                "/api/v1/concerts/nothing/seats/stream",
                "/api/v1/concerts/00000000-0000-7000-8000-000000000000",
                "/api/v1/concerts/00000000-0000-7000-8000-000000000000/seats",
                "/api/v1/concerts/00000000-0000-7000-8000-000000000000/seats/stream",
                "/api/v1/concerts/00000000-0000-7000-8000-000000000000/poster?v=x",
                "/api/v1/concerts/%27%20OR%201=1",
                "/api/v1/concerts/%F0%9F%98%80/seats"
            })
    void answers4xxForUnknownPaths(String path) {
        Response answer = api.get(path);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        Refusals.assertRefused(answer);
    }
}
