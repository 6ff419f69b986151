package io.cygi.gateway.security;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.audit.request.RequestShape;
import io.cygi.gateway.page.MissingPages;
import io.cygi.gateway.ratelimit.ApiRateLimit;
import io.cygi.gateway.session.cookie.ForgedRequestException;
import io.cygi.gateway.token.IssuedTokens;
import io.cygi.web.access.Denial;
import io.cygi.web.access.RefusalWriter;
import io.cygi.web.access.UnlistedPathException;
import io.cygi.web.caller.BearerHeader;
import io.cygi.web.caller.Caller;
import io.cygi.web.http.MethodFilter;
import io.cygi.web.problem.Problems;
import io.cygi.web.token.BearerChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers requests that the edge refuses. A method that the path does not have is answered with 405 before tokens and
 * roles are judged, because neither would help.
 */
final class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RefusalWriter answers;
    private final MethodFilter methods;
    private final AuditLog audit;
    private final ApiRateLimit rates;
    private final IssuedTokens issued;
    private final MissingPages missingPages;

    ProblemWriter(
            RefusalWriter answers,
            MethodFilter methods,
            AuditLog audit,
            ApiRateLimit rates,
            IssuedTokens issued,
            MissingPages missingPages) {
        this.answers = answers;
        this.methods = methods;
        this.audit = audit;
        this.rates = rates;
        this.issued = issued;
        this.missingPages = missingPages;
    }

    /**
     * Answers a request without a valid token. The answer tells a wrong token from a missing one, but not why it is
     * wrong.
     */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (methods.refused(request, response)) {
            return;
        }
        boolean wrong = BearerChallenge.ofWrongToken(e);
        // A request without a token was counted when authentication let it pass.
        if (wrong && !rates.admitsUnknown(request, response)) {
            return;
        }
        if (wrong) {
            record(request, null, owner(request), "the token does not count");
        } else if (missingPages.answered(request, response)) {
            return;
        }
        answers.unauthenticated(response, e);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (methods.refused(request, response)) {
            return;
        }
        if (e instanceof UnlistedPathException && missingPages.answered(request, response)) {
            return;
        }
        Refusal refusal = refusal(e);
        record(request, actor(), null, refusal.why());
        answers.write(response, refusal.problem());
    }

    /** An answer, with the reason for the audit log. @param why the reason @param problem the answer */
    private record Refusal(String why, ProblemDetail problem) {}

    private static Refusal refusal(AccessDeniedException e) {
        if (e instanceof ForgedRequestException forged) {
            return new Refusal(
                    "the session's CSRF token is missing or wrong",
                    Problems.of(ProblemCode.FORBIDDEN, forged.advice()));
        }
        Denial denial = Denial.of(e, SecurityContextHolder.getContext().getAuthentication());
        return new Refusal(denial.why(), denial.problem());
    }

    private void record(
            HttpServletRequest request, @Nullable AccountId actor, @Nullable AccountId subject, String why) {
        String detail = RequestShape.of(request) + ": " + why;
        audit.write(new AuditEntry(AuditAction.ACCESS_REFUSED, actor, subject, detail));
    }

    /** {@return the account of a token that is no longer valid, null if the token was never issued here} */
    private @Nullable AccountId owner(HttpServletRequest request) {
        @Nullable String token = BearerHeader.plainToken(request);
        return token == null ? null : issued.account(token).orElse(null);
    }

    private static @Nullable AccountId actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt
                ? Caller.current().accountId()
                : null;
    }
}
