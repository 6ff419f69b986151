package io.cygi.gateway.ratelimit;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.audit.request.RequestShape;
import io.cygi.web.http.SecurityHeaders;
import io.cygi.web.problem.OAuthUnavailable;
import io.cygi.web.problem.PreparedProblem;
import io.cygi.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests that exceed a limit, and writes an audit line for each within the quota of refusals. */
final class RateLimitResponder {

    private static final String TOO_MANY = "Too many requests; wait as long as Retry-After says before the next one.";

    private final PreparedProblem problem;
    private final AuditLog audit;

    RateLimitResponder(JsonMapper json, AuditLog audit) {
        this.problem =
                new PreparedProblem(Problems.of(ProblemCode.TOO_MANY_REQUESTS, TOO_MANY), Duration.ofSeconds(1), json);
        this.audit = audit;
    }

    /**
     * Answers a request with 429.
     *
     * @param key the key whose bucket is empty
     * @param account the account that sent it, null if it is not known
     */
    void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            RateLimit limit,
            String key,
            @Nullable AccountId account)
            throws IOException {
        audit.write(new AuditEntry(
                AuditAction.RATE_LIMITED, account, null, RequestShape.of(request) + ": " + limit.name()));
        SecurityHeaders.write(request, response);
        SecurityHeaders.forbidCaching(response);
        limit.describe(key, response);
        long retryAfter = limit.retryAfterSeconds(key);
        if (OAuthUnavailable.expectedBy(request)) {
            OAuthUnavailable.send(response, HttpStatus.TOO_MANY_REQUESTS.value(), retryAfter);
        } else {
            problem.send(response, retryAfter);
        }
    }
}
