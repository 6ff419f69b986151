package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract finds every part of an answer that the document does not describe, and no fault in answers as described.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String ME = "/api/v1/me";
    private static final String CORRELATION = "X-Correlation-Id";
    private static final String ACCOUNT = """
            {"accountId": "fan-1", "nickname": "Fan 1", "roles": ["FAN"],
             "wallet": {"balance": {"amount": 1, "currency": "KRW"}}}""";
    private static final String REFUSAL = """
            {"type": "urn:cygi:problem:not-found", "title": "Not Found", "status": 404, "detail": "No.",
             "code": "NOT_FOUND"}""";

    private Contract contract = new Contract(Api.JSON.createObjectNode());

    @BeforeAll
    void read() throws IOException {
        contract = new Contract(Api.JSON.readTree(Files.readString(Contract.file())));
    }

    @Test
    void acceptsDescribedAnswers() {
        assertThat(get(ME, 200, JSON, ACCOUNT)).isEmpty();
        assertThat(get("/api/v1/me/reservations?limit=1", 200, JSON, "{\"items\": [], \"nextCursor\": null}"))
                .isEmpty();
        assertThat(get("/api/v1/concerts/x/seats", 404, PROBLEM, REFUSAL)).isEmpty();
        assertThat(get("/api/v1/nothing", 404, PROBLEM, REFUSAL)).isEmpty();
        assertThat(get("/swagger-ui.html", 302, "", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nickname | null | nickname",
                "nickname | 7 | nickname",
                "surname | \"x\" | surname",
                "roles | [\"OWNER\"] | roles",
                "wallet | {\"balance\": {\"amount\": 1.5, \"currency\": \"KRW\"}} | /wallet/balance/amount",
                "wallet | {\"balance\": {\"amount\": 1, \"currency\": \"won\"}} | /wallet/balance/currency",
                "wallet | {\"balance\": {\"amount\": 1, \"currency\": \"KRW\", \"scale\": 0}} | scale"
            })
    void findsAPropertyThatIsNotAsDescribed(String property, String value, String told) {
        ObjectNode account = (ObjectNode) Api.JSON.readTree(ACCOUNT);
        account.set(property, Api.JSON.readTree(value));
        assertThat(get(ME, 200, JSON, account.toString()))
                .anySatisfy(finding -> assertThat(finding).contains(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountId", "nickname", "roles", "wallet"})
    void findsAPropertyThatIsMissing(String property) {
        ObjectNode account = (ObjectNode) Api.JSON.readTree(ACCOUNT);
        account.remove(property);
        assertThat(get(ME, 200, JSON, account.toString()))
                .singleElement()
                .asString()
                .contains(property);
    }

    @Test
    void findsACursorThatIsMissingAndNotNull() {
        assertThat(get("/api/v1/me/reservations", 200, JSON, "{\"items\": []}"))
                .singleElement()
                .asString()
                .contains("nextCursor");
    }

    @Test
    void findsAnUndescribedStatusMediaTypeOrBody() {
        assertThat(get(ME, 418, PROBLEM, REFUSAL)).containsExactly("the status is not described");
        assertThat(get(ME, 200, "text/html", ACCOUNT)).containsExactly("the media type text/html is not described");
        assertThat(get(ME, 200, JSON, "{")).containsExactly("the body is not JSON");
        assertThat(findings("DELETE", "/api/v1/waiting-room/tickets/t", null, 204, Map.of(), "left"))
                .containsExactly("there is a body, and none is described");
    }

    @Test
    void findsACodeThatIsNotTheStatuss() {
        assertThat(get("/api/v1/concerts/x", 404, PROBLEM, REFUSAL.replace("NOT_FOUND", "SEAT_TAKEN")))
                .isNotEmpty();
        assertThat(get("/api/v1/concerts/x", 404, PROBLEM, REFUSAL.replace("NOT_FOUND", "GONE")))
                .isNotEmpty();
    }

    @Test
    void findsHeadersThatAreMissingUndescribedOrMalformed() {
        String path = "/api/v1/reservations/r";
        assertThat(findings("DELETE", path, null, 202, Map.of(), "")).containsExactly("the header Location is missing");
        assertThat(findings("DELETE", path, null, 202, Map.of("Location", "/x", "ETag", "\"1\""), ""))
                .containsExactly("the header ETag is not described");
        HttpHeaders location = HttpHeaders.of(Map.of("Location", List.of("/x")), (name, value) -> true);
        assertThat(contract.findings(new Exchange("DELETE", path, null, 202, location, "")))
                .containsExactly("the header " + CORRELATION + " is missing");
        assertThat(findings("GET", ME, null, 503, Map.of("Content-Type", PROBLEM, "Retry-After", "soon"), "{}"))
                .anySatisfy(finding -> assertThat(finding).contains("the header Retry-After"));
    }

    @Test
    void findsAnUnknownOperationThatIsNotRefusedWithAProblem() {
        assertThat(get("/api/v1/nothing", 200, JSON, "{}")).isNotEmpty();
        assertThat(get("/api/v1/nothing", 404, "text/html", "<html>")).isNotEmpty();
        assertThat(findings("PATCH", ME, "{}", 500, Map.of("Content-Type", PROBLEM), REFUSAL))
                .isNotEmpty();
    }

    @Test
    void findsAnAcceptedRequestThatIsNotDescribed() {
        String path = "/api/v1/organizer/concerts/x/cancellation";
        Map<String, String> location = Map.of("Location", "/x");
        assertThat(findings("POST", path, "{\"reason\": \"ill\"}", 202, location, ""))
                .isEmpty();
        assertThat(findings("POST", path, "{}", 202, location, "")).isNotEmpty();
        assertThat(findings("POST", path, "{\"reason\": 1}", 202, location, "")).isNotEmpty();
        assertThat(get("/api/v1/me/reservations?color=red", 200, JSON, "{\"items\": [], \"nextCursor\": null}"))
                .containsExactly("the query parameter color is not described");
    }

    private List<String> get(String path, int status, String type, String body) {
        return findings("GET", path, null, status, type.isEmpty() ? Map.of() : Map.of("Content-Type", type), body);
    }

    private List<String> findings(
            String method,
            String path,
            @org.jspecify.annotations.Nullable String sent,
            int status,
            Map<String, String> headers,
            String body) {
        Map<String, List<String>> all = new HashMap<>();
        all.put(CORRELATION, List.of(UUID.randomUUID().toString()));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return contract.findings(
                new Exchange(method, path, sent, status, HttpHeaders.of(all, (name, value) -> true), body));
    }
}
