package io.cygi.web.access;

import io.cygi.contracts.ProblemCode;
import io.cygi.web.problem.Problems;
import io.cygi.web.token.BearerChallenge;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.AuthenticationException;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answers to requests that are refused before they reach a controller. */
public final class RefusalWriter {

    private final JsonMapper json;

    /** Creates the writer. @param json writes problem details */
    public RefusalWriter(JsonMapper json) {
        this.json = json;
    }

    /**
     * Answers a request without a valid token. The answer tells a wrong token from a missing one, but not why it is
     * wrong.
     *
     * @throws IOException if the client is gone
     */
    public void unauthenticated(HttpServletResponse response, AuthenticationException refusal) throws IOException {
        BearerChallenge.write(response, refusal);
        write(
                response,
                Problems.of(
                        ProblemCode.UNAUTHENTICATED,
                        BearerChallenge.ofWrongToken(refusal)
                                ? "The bearer token does not count: it has expired or was not issued here."
                                : "This needs a bearer token in the Authorization header; an address that does not exist is"
                                        + " answered like this, too."));
    }

    /** Answers a request with a problem. @throws IOException if the client is gone */
    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
