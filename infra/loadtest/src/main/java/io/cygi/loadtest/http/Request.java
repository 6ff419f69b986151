package io.cygi.loadtest.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to the platform.
 *
 * @param method GET, POST or DELETE
 * @param path the path and query, encoded
 * @param token of the caller, or null for anybody
 * @param body the JSON, or null for none
 * @param headers names and values in turn
 * @param repeatable whether it may be sent again if no answer came
 */
public record Request(
        String method,
        String path,
        @Nullable String token,
        byte @Nullable [] body,
        List<String> headers,
        boolean repeatable) {

    /** {@return a GET} */
    public static Request get(String path, @Nullable String token, String... headers) {
        return new Request("GET", path, token, null, List.of(headers), true);
    }

    /** {@return a POST} @param body the JSON, or null for none */
    public static Request post(String path, @Nullable String token, @Nullable String body, String... headers) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return new Request("POST", path, token, bytes, List.of(headers), false);
    }

    /** {@return a DELETE} */
    public static Request delete(String path, @Nullable String token) {
        return new Request("DELETE", path, token, null, List.of(), true);
    }

    /** {@return the same request, which may be sent again} The platform carries it out once, however often it comes. */
    public Request toBeRepeated() {
        return new Request(method, path, token, body, headers, true);
    }
}
