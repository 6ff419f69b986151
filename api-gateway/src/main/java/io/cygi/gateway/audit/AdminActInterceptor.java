package io.cygi.gateway.audit;

import io.cygi.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes a line for each request of an admin that may change something, with the pattern of its path and its outcome.
 * Acts on accounts have lines of their own, so that only those that failed are written here.
 */
final class AdminActInterceptor implements HandlerInterceptor {

    /** The paths that it sees. */
    static final String PATHS = "/api/v1/admin/**";

    private static final String ACCOUNTS = "/api/v1/admin/accounts/";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int FAILED = 400;

    private final AuditLog audit;

    AdminActInterceptor(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        if (SAFE.contains(request.getMethod())
                || !(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern)) {
            return;
        }
        int status = response.getStatus();
        if (!pattern.startsWith(ACCOUNTS) || status >= FAILED) {
            audit.write(new AuditEntry(
                    AuditAction.ADMIN_ACT,
                    Caller.current().accountId(),
                    null,
                    request.getMethod() + " " + pattern + " -> " + status));
        }
    }
}
