package io.cygi.e2e;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param request what was asked, for people
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param body its text
 */
record Response(String request, int status, HttpHeaders headers, String body) {

    private static final int SHOWN_MAX = 600;

    /** {@return itself, where the status is one of these} @param allowed statuses */
    Response expect(int... allowed) {
        if (Arrays.stream(allowed).noneMatch(one -> one == status)) {
            throw new AssertionError("expected " + Arrays.toString(allowed) + " but got " + this);
        }
        return this;
    }

    /** {@return itself, where it is a refusal with this status and code} */
    Response expectProblem(int expectedStatus, String expectedCode) {
        expect(expectedStatus);
        if (!expectedCode.equals(code())) {
            throw new AssertionError("expected " + expectedCode + " but got " + this);
        }
        return this;
    }

    /** {@return the body's JSON; a missing node where it is none} */
    JsonNode json() {
        try {
            return Api.JSON.readTree(body);
        } catch (JacksonException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    /** {@return the problem's code, empty where there is none} */
    String code() {
        return status < 400 ? "" : text("code");
    }

    /** {@return a text field of the body, empty where there is none} @param field its name */
    String text(String field) {
        return json().path(field).asString();
    }

    /** {@return a header, empty where there is none} @param name its name */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        String shown = body.length() > SHOWN_MAX ? body.substring(0, SHOWN_MAX) + "..." : body;
        return status + " " + shown + " to " + request;
    }
}
