package io.cygi.service.access;

import io.cygi.web.access.Denial;
import io.cygi.web.access.RefusalWriter;
import io.cygi.web.http.MethodFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers requests of users that the rules of access refuse, in the same form as the edge. */
final class ServiceProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final MethodFilter methods;
    private final RefusalWriter answers;

    ServiceProblemWriter(MethodFilter methods, RefusalWriter answers) {
        this.methods = methods;
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (!methods.refused(request, response)) {
            answers.unauthenticated(response, refusal);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (!methods.refused(request, response)) {
            Denial denial =
                    Denial.of(refusal, SecurityContextHolder.getContext().getAuthentication());
            answers.write(response, denial.problem());
        }
    }
}
