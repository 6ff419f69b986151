package io.cygi.web.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A well-formed {@code Authorization} header with a bearer token. */
public final class BearerHeader {

    /** The name of the edge's {@code JwtDecoder} that remembers nothing, for those who remember by themselves. */
    public static final String VERIFIER_BEAN = "verifyingJwtDecoder";

    private static final String SCHEME = "Bearer ";
    private static final boolean[] IN_TOKENS = inTokens();

    private BearerHeader() {}

    /**
     * {@return the token of a request that has one such header, of the scheme {@code Bearer}, and after it nothing but
     * letters, digits and {@code -._~+/}, at least one, as RFC 6750 has it without padding; else null}
     */
    public static @Nullable String plainToken(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        String header = headers != null && headers.hasMoreElements() ? headers.nextElement() : null;
        boolean plain = header != null && !headers.hasMoreElements() && header.startsWith(SCHEME) && isToken(header);
        return plain ? header.substring(SCHEME.length()) : null;
    }

    /** Tokens are long, and each request has one. */
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
