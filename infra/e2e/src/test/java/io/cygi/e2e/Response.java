package io.cygi.e2e;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the platform.
 *
 * @param request the request, as a text for people
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param body the text of the body
 */
record Response(String request, int status, HttpHeaders headers, String body) {

    private static final int SHOWN_MAX = 600;

    /** The headers that differ between two equal answers. */
    private static final Set<String> DIFFERENT = Set.of("date", "keep-alive", "connection", "x-correlation-id");

    /** {@return this answer, if its status is expected} @param allowed the statuses that are expected */
    Response expect(int... allowed) {
        if (Arrays.stream(allowed).noneMatch(one -> one == status)) {
            throw new AssertionError("expected " + Arrays.toString(allowed) + " but got " + this);
        }
        return this;
    }

    /** {@return this answer, if it is a refusal with this status and code} */
    Response expectProblem(int expectedStatus, String expectedCode) {
        expect(expectedStatus);
        if (!expectedCode.equals(code())) {
            throw new AssertionError("expected " + expectedCode + " but got " + this);
        }
        return this;
    }

    /** {@return the JSON of the body; a missing node if it is no JSON} */
    JsonNode json() {
        try {
            return Api.JSON.readTree(body);
        } catch (JacksonException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    /** {@return the code of the problem, empty if there is none} */
    String code() {
        return status < 400 ? "" : text("code");
    }

    /** {@return a text field of the body, empty if there is none} @param field the field's name */
    String text(String field) {
        return json().path(field).asString();
    }

    /** {@return the headers that two equal answers have in common} */
    Map<String, List<String>> comparableHeaders() {
        Map<String, List<String>> comparable = new TreeMap<>(headers.map());
        comparable.keySet().removeAll(DIFFERENT);
        return comparable;
    }

    /** {@return a header, empty if there is none} @param name the name */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        String shown = body.length() > SHOWN_MAX ? body.substring(0, SHOWN_MAX) + "..." : body;
        return status + " " + shown + " to " + request;
    }
}
