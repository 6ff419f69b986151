package io.cygi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests which roles may reach which paths. */
class RolesTest extends EdgeTest {

    private final TokenIssuer tokens;

    @Autowired
    RolesTest(TokenIssuer tokens) {
        this.tokens = tokens;
    }

    @ParameterizedTest
    @CsvSource({
        // method, path, nobody, FAN, ORGANIZER, ADMIN
        "GET,    /api/v1/concerts,                  200, 200, 200, 200",
        "HEAD,   /api/v1/concerts,                  200, 200, 200, 200",
        "GET,    /api/v1/concerts/x/seats,          200, 200, 200, 200",
        "POST,   /api/v1/concerts,                  401, 404, 404, 404",
        "DELETE, /api/v1/concerts/x/seats,          401, 404, 404, 404",
        "POST,   /api/v1/concerts/x/reservations,   401, 200, 403, 403",
        "GET,    /api/v1/reservations/x,            401, 200, 403, 200",
        "DELETE, /api/v1/reservations/x,            401, 200, 403, 403",
        "POST,   /api/v1/reservations/x/payment,    401, 200, 403, 403",
        "GET,    /api/v1/reservations/x/cancellation, 401, 200, 403, 403",
        "GET,    /api/v1/me,                        401, 200, 200, 200",
        "GET,    /api/v1/me/reservations,           401, 200, 200, 200",
        "POST,   /api/v1/me/wallet/top-ups,         401, 200, 403, 403",
        "GET,    /api/v1/me/wallet/top-ups/x,       401, 200, 403, 403",
        "GET,    /api/v1/top-ups/x/approved,        200, 200, 200, 200",
        "GET,    /api/v1/top-ups/x/cancelled,       200, 200, 200, 200",
        "GET,    /api/v1/top-ups/x/failed,          200, 200, 200, 200",
        "GET,    /api/v1/top-ups/x,                 401, 404, 404, 404",
        "POST,   /api/v1/top-ups/x/approved,        401, 404, 404, 404",
        "POST,   /api/v1/admin/top-ups/x/refund,    401, 403, 403, 200",
        "POST,   /api/v1/organizer/concerts,        401, 403, 200, 200",
        "GET,    /api/v1/admin/events,              401, 403, 403, 200",
        "GET,    /api/v1/admin/accounts,            401, 403, 403, 200",
        "GET,    /api/v1/admin/accounts/a-nobody,   401, 403, 403, 404",
        "PUT,    /api/v1/admin/accounts/a-nobody/roles, 401, 403, 403, 400",
        "POST,   /api/v1/admin/accounts/a-nobody/lock,  401, 403, 403, 400",
        "POST,   /api/v1/admin/accounts/a-nobody/unlock, 401, 403, 403, 404",
        "GET,    /api/v1/admin/audit,               401, 403, 403, 200",
        "GET,    /api/v1/me/export,                 401, 200, 200, 200",
        "DELETE, /api/v1/me,                        401, 404, 404, 404",
        "GET,    /api/v1/forgotten,                 401, 404, 404, 404",
        "GET,    /forgotten,                        401, 404, 404, 404",
        "POST,   /internal/v1/commands,             401, 404, 404, 404",
        "GET,    /internal/v1/commands,             401, 404, 404, 404",
        "GET,    /login,                            200, 200, 200, 200",
        "GET,    /login?error=denied,               200, 200, 200, 200",
        "POST,   /login/demo,                       404, 404, 404, 404",
        "GET,    /api/v1/no-such-thing,             401, 404, 404, 404",
        "POST,   /api/v1/demo/tokens,               401, 404, 404, 404",
        "POST,   /api/v1/demo/concerts,             401, 404, 404, 404",
        "GET,    /api/v1/demo/constant,             401, 404, 404, 404",
        "GET,    /actuator/env,                     401, 404, 404, 404",
    })
    void answersEachRoleByTheRules(String method, String path, int nobody, int fan, int organizer, int admin) {
        assertThat(status(method, path, null)).as("nobody").isEqualTo(nobody);
        assertThat(status(method, path, "FAN")).as("a fan").isEqualTo(fan);
        assertThat(status(method, path, "ORGANIZER")).as("an organizer").isEqualTo(organizer);
        assertThat(status(method, path, "ADMIN")).as("an admin").isEqualTo(admin);
    }

    @Test
    void answersForbiddenForAGuardedPathAndNotFoundForAnUnknownOne() {
        assertThat(call("GET", "/api/v1/admin/events", token("FAN")).body()).contains("\"code\":\"FORBIDDEN\"");
        assertThat(call("GET", "/api/v1/forgotten", token("FAN")).body()).contains("\"code\":\"NOT_FOUND\"");
    }

    @Test
    void answersAMalformedPathWithAProblem() {
        HttpResponse<String> answer = call("GET", "/api/v1/me;who=admin", token("FAN"));

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void keepsNoSessionAndSendsSafeHeaders() {
        HttpResponse<String> answer = call("GET", "/api/v1/me", token("FAN"));

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private int status(String method, String path, @Nullable String role) {
        return call(method, path, role == null ? null : token(role)).statusCode();
    }

    private String token(String role) {
        return tokens.issue(new AccountId("somebody"), "Somebody", List.of(role))
                .accessToken();
    }
}
