package io.cygi.gateway.audit;

import io.cygi.web.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes an audit line for each request of an admin that may change something, with the pattern of the path and the
 * outcome. Acts on accounts have audit lines of their own, so only failed ones are written here.
 */
final class AdminActInterceptor implements HandlerInterceptor {

    /** The paths of the requests that this interceptor sees. */
    static final String PATHS = "/api/v1/**";

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
        @Nullable Caller caller = caller();
        if (caller != null && caller.admin() && (!pattern.startsWith(ACCOUNTS) || status >= FAILED)) {
            audit.write(new AuditEntry(
                    AuditAction.ADMIN_ACT,
                    caller.accountId(),
                    null,
                    request.getMethod() + " " + pattern + " -> " + status));
        }
    }

    private static @Nullable Caller caller() {
        @Nullable
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt ? Caller.current() : null;
    }
}
