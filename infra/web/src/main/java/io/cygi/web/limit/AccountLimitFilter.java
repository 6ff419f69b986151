package io.cygi.web.limit;

import io.cygi.web.problem.PreparedProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request if too many of its account's requests are being answered. The filter runs after the edge's
 * security.
 */
final class AccountLimitFilter extends OncePerRequestFilter {

    private final RequestLimit limit;
    private final PreparedProblem refusal;

    AccountLimitFilter(RequestLimit limit, PreparedProblem refusal) {
        this.limit = limit;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> account = Client.currentAccount();
        if (account.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!limit.tryEnterAccount(account.get())) {
            refusal.send(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            limit.leaveAccount(account.get());
        }
    }
}
