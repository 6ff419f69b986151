package io.cygi.web.server;

import io.cygi.contracts.FieldProblem;
import io.cygi.contracts.ProblemCode;
import io.cygi.web.http.SecurityHeaders;
import io.cygi.web.problem.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Answers problem details if Tomcat itself refuses a request, for example one whose address is not UTF-8. */
final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    private final JsonMapper json;

    ProblemReportValve(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        boolean told = response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0;
        if (told || !response.setErrorReported()) {
            return;
        }
        HttpStatus status =
                Objects.requireNonNullElse(HttpStatus.resolve(response.getStatus()), HttpStatus.INTERNAL_SERVER_ERROR);
        try {
            SecurityHeaders.write(request, response);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            PrintWriter writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(problem(status)));
                response.finishResponse();
            }
        } catch (IOException e) {
            LOG.debug("The client went away before it was told of {}", status, e);
        }
    }

    private static ProblemDetail problem(HttpStatus status) {
        if (status.is5xxServerError()) {
            return of(status, ProblemCode.UNAVAILABLE, "The platform failed to answer this request.");
        }
        if (status == HttpStatus.NOT_FOUND) {
            return of(status, ProblemCode.NOT_FOUND, "There is no such resource.");
        }
        ProblemDetail problem = of(status, ProblemCode.VALIDATION_FAILED, "The request is malformed; see errors.");
        problem.setProperty("errors", List.of(new FieldProblem("", "the request is not well-formed HTTP")));
        return problem;
    }

    private static ProblemDetail of(HttpStatus status, ProblemCode code, String detail) {
        ProblemDetail problem = Problems.of(code, detail);
        problem.setStatus(status);
        problem.setTitle(status.getReasonPhrase());
        return problem;
    }
}
