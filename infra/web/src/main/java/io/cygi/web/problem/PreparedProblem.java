package io.cygi.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** A problem that is written once and sent to many, by filters that refuse requests before anything is done for them. */
public final class PreparedProblem {

    private final int status;
    private final String retryAfterSeconds;
    private final byte[] body;

    /** @param problem what is answered @param retryAfter when to try again, whole seconds @param json writes it */
    public PreparedProblem(ProblemDetail problem, Duration retryAfter, JsonMapper json) {
        this.status = problem.getStatus();
        this.retryAfterSeconds = Long.toString(retryAfter.toSeconds());
        this.body = json.writeValueAsBytes(problem);
    }

    /** Answers a request with it. @throws IOException where the client is gone */
    public void send(HttpServletResponse response) throws IOException {
        send(response, retryAfterSeconds);
    }

    /** Answers a request with it. @param retryAfter when to try again, in seconds @throws IOException where the client is gone */
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
