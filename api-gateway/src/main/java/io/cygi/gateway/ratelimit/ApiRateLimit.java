package io.cygi.gateway.ratelimit;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.permit.ClientNetwork;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Bounds how many requests reach the API. A request with a valid token or session counts for its account or its API
 * key, whatever its address. Every other request counts for its address.
 */
public final class ApiRateLimit {

    private static final String API_KEY = "api_key";

    private final RateLimit accounts;
    private final RateLimit keys;
    private final RateLimit addresses;
    private final RateLimitResponder refusals;

    ApiRateLimit(RateLimit accounts, RateLimit keys, RateLimit addresses, RateLimitResponder refusals) {
        this.accounts = accounts;
        this.keys = keys;
        this.addresses = addresses;
        this.refusals = refusals;
    }

    /**
     * {@return the filter, for the place after authentication and before authorization} It is no bean, because the
     * server would put it before every request.
     */
    public Filter filter() {
        return this::filter;
    }

    private void filter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean counted = request.getDispatcherType() == DispatcherType.REQUEST;
        if (!counted || admits((HttpServletRequest) request, (HttpServletResponse) response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !(caller.getPrincipal() instanceof Jwt token)) {
            return admitsUnknown(request, response);
        }
        String account = Objects.requireNonNullElse(token.getSubject(), "");
        if (token.getClaims().get(API_KEY) instanceof String key) {
            return admits(request, response, keys, key, account);
        }
        return admits(request, response, accounts, account, account);
    }

    private boolean admits(
            HttpServletRequest request, HttpServletResponse response, RateLimit limit, String key, String account)
            throws IOException {
        if (limit.tryTake(key)) {
            return true;
        }
        refusals.refuse(request, response, limit, key, new AccountId(account));
        return false;
    }

    /**
     * Counts a request whose sender is not known, for example because its token is not valid.
     *
     * @return whether the request may be answered; if not, it has been refused
     * @throws IOException if the client has closed the connection
     */
    public boolean admitsUnknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String network = ClientNetwork.of(request.getRemoteAddr());
        if (addresses.tryTake(network)) {
            return true;
        }
        refusals.refuse(request, response, addresses, network, null);
        return false;
    }
}
