package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks refusals: problem details with a stable code, and no internals of the platform. */
final class Refusals {

    private static final Set<String> CODES = Set.of(
            "VALIDATION_FAILED",
            "UNAUTHENTICATED",
            "FORBIDDEN",
            "NOT_FOUND",
            "SEAT_TAKEN",
            "NOT_ON_SALE",
            "LIMIT_EXCEEDED",
            "HOLD_EXPIRED",
            "INVALID_STATE",
            "INSUFFICIENT_FUNDS",
            "PRECONDITION_FAILED",
            "IDEMPOTENCY_KEY_REUSED",
            "UNKNOWN_SEAT",
            "TOO_MANY_REQUESTS");
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[\\w.]+\\(|\\b(java|javax|jakarta|org|com|tools|io)\\.[a-z]\\w*\\.\\w+|"
                    + "SQLState|SQL syntax|Jackson|Hibernate|jdbc:|Axon|Tomcat|Whitelabel");

    private Refusals() {}

    /** Checks that the answer refuses the request with 4xx and a reason. */
    static void assertRefused(Response answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
        assertThat(answer.code()).as(answer.toString()).isIn(CODES);
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).as(answer.toString()).isEqualTo(answer.status());
        assertThat(problem.path("title").asString()).as(answer.toString()).isNotEmpty();
        assertTellsNothing(answer.body());
        if (answer.status() == 400) {
            assertThat(answer.code()).as(answer.toString()).isEqualTo("VALIDATION_FAILED");
            assertThat(problem.path("errors").values())
                    .as("errors of " + answer)
                    .isNotEmpty()
                    .allSatisfy(error -> {
                        assertThat(error.has("field")).isTrue();
                        assertThat(error.path("message").asString()).isNotEmpty();
                    });
        }
    }

    /** Checks that the answer refuses the request because of a field. @param field its name, or a part of its path */
    static void assertRefused(Response answer, String field) {
        answer.expectProblem(400, "VALIDATION_FAILED");
        assertRefused(answer);
        assertThat(answer.json().path("errors").values())
                .as("errors of " + answer)
                .anySatisfy(error -> assertThat(error.path("field").asString()).contains(field));
    }

    /** Checks that a text has no stack trace, class name or SQL in it. */
    static void assertTellsNothing(String text) {
        assertThat(INSIDES.matcher(text).find()).as("insides in " + text).isFalse();
    }
}
