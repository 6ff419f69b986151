package io.cygi.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem document that is written once and sent many times, by filters that refuse requests before any work is done
 * for them.
 */
public final class PreparedProblem {

    private final int status;
    private final String retryAfterSeconds;
    private final byte[] body;

    /**
     * Creates the document.
     *
     * @param problem the problem
     * @param retryAfter the time after which to try again, whole seconds
     * @param json writes the document
     */
    public PreparedProblem(ProblemDetail problem, Duration retryAfter, JsonMapper json) {
        this.status = problem.getStatus();
        this.retryAfterSeconds = Long.toString(retryAfter.toSeconds());
        this.body = json.writeValueAsBytes(problem);
    }

    /** Answers a request with the document. @throws IOException if the client is gone */
    public void send(HttpServletResponse response) throws IOException {
        send(response, retryAfterSeconds);
    }

    /**
     * Answers a request with the document.
     *
     * @param retryAfter the time after which to try again, in seconds
     * @throws IOException if the client is gone
     */
    public void send(HttpServletResponse response, long retryAfter) throws IOException {
        send(response, Long.toString(retryAfter));
    }

    private void send(HttpServletResponse response, String retryAfter) throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
