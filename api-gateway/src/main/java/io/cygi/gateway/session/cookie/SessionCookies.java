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
 * Reads and writes the gateway's cookies. With TLS their names begin with {@code __Host-}, so that no other site and no
 * other host of the domain can set them, and only those names are read.
 */
public final class SessionCookies {

    /**
     * Name of the cookie that carries the CSRF token to the site's own scripts. On its own the cookie proves nothing.
     */
    public static final String CSRF_COOKIE = "XSRF-TOKEN";

    private static final String SESSION = "SESSION";
    private static final String FORM = "FORM";
    private static final String HOST_PREFIX = "__Host-";

    /** Lifetime of a cookie that the browser removes when it closes. */
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private final PublicAddress address;

    /** Creates the cookies' access. @param address the platform's address, for which the cookies are */
    public SessionCookies(PublicAddress address) {
        this.address = address;
    }

    /** {@return whether cookies may travel over TLS only} */
    public boolean secure(HttpServletRequest request) {
        return address.secure() || request.isSecure();
    }

    /** {@return the token of the request's session, which may not be valid} */
    public Optional<String> session(HttpServletRequest request) {
        return read(request, SESSION);
    }

    /** Writes the cookie of a session. @param token the session's token */
    public void writeSession(HttpServletRequest request, HttpServletResponse response, String token) {
        write(request, response, SESSION, token, UNTIL_CLOSED);
        writeCsrf(request, response, token);
    }

    /** Writes the cookie with the session's CSRF token for the site's scripts. @param token the session's token */
    public void writeCsrf(HttpServletRequest request, HttpServletResponse response, String token) {
        add(
                response,
                ResponseCookie.from(CSRF_COOKIE, SessionTokens.csrf(token))
                        .secure(secure(request))
                        .sameSite("Lax")
                        .path("/")
                        .build());
    }

    /** Removes the session's cookies from the browser. */
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

    /** {@return the secret of the forms in a browser without a session} */
    public Optional<String> form(HttpServletRequest request) {
        return read(request, FORM);
    }

    /** {@return the browser's secret for forms; a browser without one gets a new one} */
    public String formOrNew(HttpServletRequest request, HttpServletResponse response) {
        return form(request).filter(SessionTokens::wellFormed).orElseGet(() -> {
            String secret = SessionTokens.generate();
            write(request, response, FORM, secret, UNTIL_CLOSED);
            return secret;
        });
    }

    /** {@return the value of a cookie of the gateway} @param name the name without the prefix */
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
     * @param name the name without the prefix
     * @param life the cookie's lifetime; zero removes the cookie, a negative one keeps it until the browser closes
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
