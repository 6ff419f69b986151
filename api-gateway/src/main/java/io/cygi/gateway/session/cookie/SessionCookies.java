package io.cygi.gateway.session.cookie;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Reads and writes the gateway's cookies. Where TLS is used their names begin with {@code __Host-}, so that no other site and
 * no other host of the domain can plant them, and only those names are read.
 */
public final class SessionCookies {

    /** Carries the CSRF token to the site's own scripts. It proves nothing by itself. */
    public static final String CSRF_COOKIE = "XSRF-TOKEN";

    private static final String SESSION = "SESSION";
    private static final String FORM = "FORM";
    private static final String HOST_PREFIX = "__Host-";

    /** Removed when the browser closes. */
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private final PublicAddress address;

    /** @param address of the platform, which the cookies are for */
    public SessionCookies(PublicAddress address) {
        this.address = address;
    }

    /** {@return whether cookies may travel by TLS only} */
    public boolean secure(HttpServletRequest request) {
        return address.secure() || request.isSecure();
    }

    /** {@return the token of the request's session, which may not count} */
    public Optional<String> session(HttpServletRequest request) {
        return read(request, SESSION);
    }

    /** Gives the browser a session. @param token a secret */
    public void writeSession(HttpServletRequest request, HttpServletResponse response, String token) {
        write(request, response, SESSION, token, UNTIL_CLOSED);
        writeCsrf(request, response, token);
    }

    /** Gives the site's scripts the session's CSRF token. @param token the session's */
    public void writeCsrf(HttpServletRequest request, HttpServletResponse response, String token) {
        add(
                response,
                ResponseCookie.from(CSRF_COOKIE, SessionTokens.csrf(token))
                        .secure(secure(request))
                        .sameSite("Lax")
                        .path("/")
                        .build());
    }

    /** Takes the session from the browser. */
    public void clearSession(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, SESSION, "", Duration.ZERO);
        add(
                response,
                ResponseCookie.from(CSRF_COOKIE, "")
                        .secure(secure(request))
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(Duration.ZERO)
                        .build());
    }

    /** {@return the secret that the forms of a browser without a session are bound to} */
    public Optional<String> form(HttpServletRequest request) {
        return read(request, FORM);
    }

    /** {@return the browser's secret for forms, which it is given where it has none} */
    public String formOrNew(HttpServletRequest request, HttpServletResponse response) {
        return form(request).filter(SessionTokens::wellFormed).orElseGet(() -> {
            String secret = SessionTokens.generate();
            write(request, response, FORM, secret, UNTIL_CLOSED);
            return secret;
        });
    }

    /** {@return the value of a cookie of the gateway} @param name without the prefix */
    public Optional<String> read(HttpServletRequest request, String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String wanted = name(request, name);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(wanted)) {
                return Optional.ofNullable(cookie.getValue()).filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }

    /**
     * Writes a cookie that scripts cannot read.
     *
     * @param name without the prefix
     * @param life zero removes the cookie, a negative one keeps it until the browser closes
     */
    public void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        add(
                response,
                ResponseCookie.from(name(request, name), value)
                        .httpOnly(true)
                        .secure(secure(request))
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build());
    }

    private String name(HttpServletRequest request, String name) {
        return secure(request) ? HOST_PREFIX + name : name;
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
