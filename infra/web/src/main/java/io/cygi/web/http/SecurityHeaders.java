package io.cygi.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** The headers that the edge's security writes, for answers that are written before it sees their request. */
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

    /** Writes what every answer has. @param request that is answered @param response not committed yet */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }

    /** Writes what answers have that say nothing else about being kept. @param response not committed yet */
    public static void forbidCaching(HttpServletResponse response) {
        NOT_CACHED.forEach(response::setHeader);
    }
}
