package io.cygi.web.token;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Writes the {@code WWW-Authenticate} header of RFC 6750. The framework's own header names the request's {@code Host}.
 */
public final class BearerChallenge {

    private static final String MISSING = "Bearer realm=\"cygi\"";
    private static final String WRONG = MISSING + ", error=\"invalid_token\"";

    private BearerChallenge() {}

    /**
     * {@return whether the request had a token that is not valid, rather than none}
     *
     * @param refusal the refusal of the request
     */
    public static boolean ofWrongToken(AuthenticationException refusal) {
        return refusal instanceof OAuth2AuthenticationException;
    }

    /**
     * Writes the header, which tells a wrong token from a missing one.
     *
     * @param response a response that is not committed
     * @param refusal the refusal of the request
     */
    public static void write(HttpServletResponse response, AuthenticationException refusal) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, ofWrongToken(refusal) ? WRONG : MISSING);
    }
}
