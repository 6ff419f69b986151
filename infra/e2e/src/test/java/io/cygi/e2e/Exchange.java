package io.cygi.e2e;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request with its answer.
 *
 * @param method HTTP method
 * @param path the path and query, encoded
 * @param sent the JSON text that was sent, null if the body was something else or absent
 * @param status the answer's HTTP status
 * @param headers the answer's headers
 * @param body the answer's text, null if it is not known
 */
record Exchange(
        String method,
        String path,
        @Nullable String sent,
        int status,
        HttpHeaders headers,
        @Nullable String body) {

    /** {@return the exchange that ended with this answer} Its body is known if it is a text. */
    static Exchange of(HttpResponse<?> answer) {
        String query = answer.request().uri().getRawQuery();
        return new Exchange(
                answer.request().method(),
                answer.request().uri().getRawPath() + (query == null ? "" : "?" + query),
                null,
                answer.statusCode(),
                answer.headers(),
                answer.body() instanceof String text ? text : null);
    }

    /**
     * {@return the exchange that ended with these bytes, as Latin-1} Its body is known if the answer tells its length.
     */
    static Exchange ofRaw(String method, String path, String answer) {
        String[] parts = answer.split("\r\n\r\n", 2);
        String[] head = parts[0].split("\r\n");
        Map<String, List<String>> headers = Stream.of(head)
                .skip(1)
                .map(line -> line.split(":", 2))
                .collect(Collectors.groupingBy(
                        field -> field[0], Collectors.mapping(field -> field[1].trim(), Collectors.toList())));
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        boolean whole = parts.length == 2 && all.firstValue("Content-Length").isPresent();
        return new Exchange(method, path, null, Integer.parseInt(head[0].split(" ")[1]), all, whole ? parts[1] : null);
    }

    /** {@return the path without the query, decoded if possible} */
    String pathOnly() {
        int query = path.indexOf('?');
        String encoded = query < 0 ? path : path.substring(0, query);
        try {
            return new URI(encoded).getPath();
        } catch (URISyntaxException e) {
            return encoded;
        }
    }

    /** {@return the query, empty if there is none} */
    String query() {
        int query = path.indexOf('?');
        return query < 0 ? "" : path.substring(query + 1);
    }

    /** {@return the answer's media type without parameters, empty if it has none} */
    String mediaType() {
        return headers.firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].trim())
                .orElse("");
    }

    @Override
    public String toString() {
        return method + " " + path + " answered " + status;
    }
}
