package io.cygi.web.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads bearer tokens from well-formed {@code Authorization} headers. */
public final class BearerHeader {

    /** The name of the edge's {@code JwtDecoder} that caches nothing, for callers with a cache of their own. */
    public static final String VERIFIER_BEAN = "verifyingJwtDecoder";

    private static final String SCHEME = "Bearer ";
    private static final boolean[] IN_TOKENS = inTokens();

    private BearerHeader() {}

    /**
     * {@return the token of a request with exactly one {@code Authorization} header of the scheme {@code Bearer},
     * otherwise null} The token consists of at least one of the letters, digits and {@code -._~+/} that RFC 6750
     * permits, without padding.
     */
    public static @Nullable String plainToken(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        String header = headers != null && headers.hasMoreElements() ? headers.nextElement() : null;
        boolean plain = header != null && !headers.hasMoreElements() && header.startsWith(SCHEME) && isToken(header);
        return plain ? header.substring(SCHEME.length()) : null;
    }

    /**
     * {@return whether the header's token has permitted characters only} A loop, because tokens are long and each
     * request has one.
     */
    private static boolean isToken(String header) {
        for (int i = SCHEME.length(); i < header.length(); i++) {
            char c = header.charAt(i);
            if (c >= IN_TOKENS.length || !IN_TOKENS[c]) {
                return false;
            }
        }
        return header.length() > SCHEME.length();
    }

    private static boolean[] inTokens() {
        boolean[] in = new boolean[128];
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/"
                .chars()
                .forEach(c -> in[c] = true);
        return in;
    }
}
