package io.cygi.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers OAuth clients that the service is unavailable, in the form of RFC 6749. Their libraries read no problem
 * document.
 */
public final class OAuthUnavailable {

    private static final Set<String> OF_CLIENTS = Set.of("/oauth2/token", "/oauth2/revoke");
    private static final byte[] BODY = "{\"error\":\"temporarily_unavailable\"}".getBytes(StandardCharsets.US_ASCII);

    private OAuthUnavailable() {}

    /** {@return whether an OAuth client sends the request, as opposed to a browser or a user of the API} */
    public static boolean expectedBy(HttpServletRequest request) {
        return OF_CLIENTS.contains(request.getServletPath());
    }

    /**
     * Answers a request of an OAuth client.
     *
     * @param status the HTTP status
     * @param retryAfter the time after which to try again, in seconds
     * @throws IOException if the client is gone
     */
    public static void send(HttpServletResponse response, int status, long retryAfter) throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(BODY.length);
        response.getOutputStream().write(BODY);
    }
}
