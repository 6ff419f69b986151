package io.cygi.gateway.session.cookie;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells whether the site itself sent a request that a cookie authenticates. The request must carry the CSRF token that
 * is derived from the cookie's secret, and the browser must not report that another site sent it.
 */
public final class CsrfCheck {

    /** Name of the header in which scripts send the token. */
    public static final String HEADER = "X-XSRF-TOKEN";

    /** Name of the field in which forms send the token. */
    public static final String FIELD = "_csrf";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private final PublicAddress address;

    /** Creates the check. @param address the platform's address, which is the origin of requests from its own pages */
    public CsrfCheck(PublicAddress address) {
        this.address = address;
    }

    /** {@return the CSRF token for requests with a cookie} @param secret the cookie's value */
    public static String token(String secret) {
        return SessionTokens.csrf(secret);
    }

    /** {@return whether a request changes nothing, so that it needs no token} */
    public static boolean safe(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    /** {@return whether a script of the site sent the request} @param secret the value of the request's cookie */
    public boolean passes(HttpServletRequest request, String secret) {
        return passes(request, secret, request.getHeader(HEADER));
    }

    /** {@return whether a form of the site sent the request} @param secret the value of the request's cookie */
    public boolean passesForm(HttpServletRequest request, String secret) {
        @Nullable String header = request.getHeader(HEADER);
        return passes(request, secret, header == null ? request.getParameter(FIELD) : header);
    }

    private boolean passes(HttpServletRequest request, String secret, @Nullable String token) {
        return token != null && sameSite(request) && equal(token, SessionTokens.csrf(secret));
    }

    private boolean sameSite(HttpServletRequest request) {
        @Nullable String site = request.getHeader(FETCH_SITE);
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || origin.equals(address.origin()) || origin.equals(asked(request));
    }

    /** {@return the origin that the browser connected to, which a foreign page cannot forge} */
    private static String asked(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
    }

    private static boolean equal(String token, String expected) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
