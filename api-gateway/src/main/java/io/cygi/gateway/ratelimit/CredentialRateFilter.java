package io.cygi.gateway.ratelimit;

import io.cygi.web.permit.ClientNetwork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds requests to the endpoints that give out sessions and tokens, by address. Attempts to log in and to be given a token
 * count where they fail: an attempt takes its place first and is given it back when it succeeds, so that many people who share
 * an address do not use up its limit. An address beyond it is refused before anything is done, but for those who are known to
 * be in the middle of a login, and for clients that were given a token there.
 */
final class CredentialRateFilter extends OncePerRequestFilter {

    /** The paths that it is registered for. */
    static final String[] PATHS = {
        "/login", "/login/*", "/logout", "/oauth2/*", "/userinfo", "/connect/logout", "/api/v1/demo/tokens"
    };

    private static final String DEMO_TOKENS = "/api/v1/demo/tokens";
    private static final String TOKEN = "/oauth2/token";
    private static final String REVOKE = "/oauth2/revoke";
    private static final String LOGIN = "/login";
    private static final String CALLBACK = "/login/oauth2/code/";
    private static final String LOGIN_COOKIE = "LOGIN";
    private static final String HOST_LOGIN_COOKIE = "__Host-LOGIN";
    private static final String FAILED_LOGIN = "/login?error=";
    private static final String FAULT_OF_PROVIDER = "/login?error=provider";

    private final Limits limits;
    private final RateLimitResponder refusals;

    CredentialRateFilter(Limits limits, RateLimitResponder refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    /** The limits, as {@link RateLimitProperties} describes them. */
    record Limits(
            RateLimit login,
            RateLimit failedLogins,
            RateLimit failedTokens,
            RateLimit knownClient,
            RateLimit demoTokens) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        String network = ClientNetwork.of(request.getRemoteAddr());
        if (path.equals(TOKEN) || path.equals(REVOKE)) {
            tokenAttempt(request, response, chain, network);
        } else if (path.startsWith(CALLBACK) || (path.startsWith(LOGIN) && isPost(request))) {
            loginAttempt(request, response, chain, network);
        } else {
            RateLimit limit = path.equals(DEMO_TOKENS) ? limits.demoTokens : limits.login;
            boolean granted = limit.tryTake(network);
            proceed(request, response, chain, granted, new Place(limit, network));
        }
    }

    /** The bucket of one address. */
    private record Place(RateLimit limit, String network) {}

    private void tokenAttempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String network)
            throws ServletException, IOException {
        Place place = new Place(limits.failedTokens, network);
        boolean taken = place.limit.tryTake(network);
        if (!proceed(
                request,
                response,
                chain,
                taken || limits.knownClient.tryTakeIfKnown(client(request, network)),
                place)) {
            return;
        }
        if (succeeded(response)) {
            limits.knownClient.know(client(request, network));
        }
        settle(response, taken, place);
    }

    private void loginAttempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String network)
            throws ServletException, IOException {
        Place place = new Place(limits.failedLogins, network);
        boolean taken = place.limit.tryTake(network);
        if (proceed(request, response, chain, taken || isUnderWay(request), place)) {
            settle(response, taken, place);
        }
    }

    private boolean proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean granted, Place place)
            throws ServletException, IOException {
        if (!granted) {
            refusals.refuse(request, response, place.limit, place.network, null);
            return false;
        }
        place.limit.describe(place.network, response);
        chain.doFilter(request, response);
        return true;
    }

    private static void settle(HttpServletResponse response, boolean taken, Place place) {
        if (taken && !failed(response)) {
            place.limit.giveBack(place.network);
        }
    }

    private static boolean failed(HttpServletResponse response) {
        @Nullable String location = response.getHeader(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(FAILED_LOGIN)) {
            return !location.startsWith(FAULT_OF_PROVIDER);
        }
        return response.getStatus() >= HttpStatus.BAD_REQUEST.value() && !isOutage(response);
    }

    private static boolean succeeded(HttpServletResponse response) {
        return response.getStatus() == HttpStatus.OK.value();
    }

    private static boolean isOutage(HttpServletResponse response) {
        return response.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    private static boolean isPost(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod());
    }

    /** {@return whether the browser has the cookie of a login under way} The login itself looks whether that is genuine. */
    private static boolean isUnderWay(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies)
                        .map(Cookie::getName)
                        .anyMatch(name -> name.equals(LOGIN_COOKIE) || name.equals(HOST_LOGIN_COOKIE));
    }

    private static String client(HttpServletRequest request, String network) {
        return network + ' ' + ClientName.of(request);
    }
}
