package io.cygi.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * Writes the headers of the edge's security, for answers that are written before the edge's security sees the request.
 */
public final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "0",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", ContentSecurityPolicy.VALUE,
            "Referrer-Policy", "no-referrer");

    private static final Map<String, String> NOT_CACHED = Map.of(
            HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate",
            HttpHeaders.PRAGMA, "no-cache",
            HttpHeaders.EXPIRES, "0");

    private SecurityHeaders() {}

    /** {@return whether every answer has the header} @param name the name in any spelling */
    public static boolean writes(String name) {
        return ALWAYS.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    /**
     * Writes the headers that every answer has.
     *
     * @param request the request
     * @param response the response, not committed yet
     */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }

    /** Writes the headers that forbid caching. @param response the response, not committed yet */
    public static void forbidCaching(HttpServletResponse response) {
        NOT_CACHED.forEach(response::setHeader);
    }
}
