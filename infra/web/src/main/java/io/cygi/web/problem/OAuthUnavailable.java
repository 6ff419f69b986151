package io.cygi.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells OAuth clients in the form of RFC 6749 to come again later. Their libraries read no problem document. */
public final class OAuthUnavailable {

    private static final Set<String> OF_CLIENTS = Set.of("/oauth2/token", "/oauth2/revoke");
    private static final byte[] BODY = "{\"error\":\"temporarily_unavailable\"}".getBytes(StandardCharsets.US_ASCII);

    private OAuthUnavailable() {}

    /** {@return whether a request is sent by an OAuth client, and not by a browser or a user of the API} */
    public static boolean expectedBy(HttpServletRequest request) {
        return OF_CLIENTS.contains(request.getServletPath());
    }

    /**
     * Answers a request of a client.
     *
     * @param status the HTTP status
     * @param retryAfter when to come again, in seconds
     * @throws IOException where the client is gone
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
