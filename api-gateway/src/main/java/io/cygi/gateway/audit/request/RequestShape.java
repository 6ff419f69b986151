package io.cygi.gateway.audit.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Describes a request by its method and path in a form that can be stored. Everything that could be personal data is
 * left out, because a caller may write anything into a path.
 */
public final class RequestShape {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final Pattern SEPARATOR = Pattern.compile("/");
    private static final Pattern WORD = Pattern.compile("v[0-9]|[a-z]{1,16}(-[a-z]{1,16}){0,2}");
    private static final int SEGMENTS_MAX = 8;

    private RequestShape() {}

    /**
     * {@return method and path, for example {@code POST /api/v1/concerts/{}/reservations}}
     *
     * @param request the request
     */
    public static String of(HttpServletRequest request) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        StringJoiner path = new StringJoiner("/", method + " ", "");
        String[] segments = SEPARATOR.split(request.getRequestURI(), SEGMENTS_MAX + 1);
        for (String segment : segments) {
            path.add(segment.isEmpty() || WORD.matcher(segment).matches() ? segment : "{}");
        }
        return path.toString();
    }
}
