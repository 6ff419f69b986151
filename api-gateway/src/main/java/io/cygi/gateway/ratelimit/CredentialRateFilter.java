package io.cygi.gateway.ratelimit;

import io.cygi.web.permit.ClientNetwork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds requests to the endpoints that issue sessions and tokens, by address. Attempts to log in and to get a token
 * count only if they fail: an attempt is counted first and given back when it succeeds, so that many people who share
 * an address do not use up its limit. An address beyond the limit is refused before any other work, except for one
 * callback of each login that the platform has begun, and for clients that got a token there before. Issued tokens have
 * limits of their own, for the address and for the API key.
 */
final class CredentialRateFilter extends OncePerRequestFilter {

    /** The paths of the requests that this filter sees. */
    static final String[] PATHS = {
        "/login", "/login/*", "/logout", "/oauth2/*", "/userinfo", "/connect/logout", "/api/v1/demo/tokens"
    };

    private static final String DEMO_TOKENS = "/api/v1/demo/tokens";
    private static final String TOKEN = "/oauth2/token";
    private static final String REVOKE = "/oauth2/revoke";
    private static final String LOGIN = "/login";
    private static final String CALLBACK = "/login/oauth2/code/";
    private static final String FAILED_LOGIN = "/login?error=";
    private static final String FAULT_OF_PROVIDER = "/login?error=provider";

    private final Limits limits;
    private final LoginsUnderWay logins;
    private final RateLimitResponder refusals;

    CredentialRateFilter(Limits limits, LoginsUnderWay logins, RateLimitResponder refusals) {
        this.limits = limits;
        this.logins = logins;
        this.refusals = refusals;
    }

    /** The limits that {@link RateLimitProperties} describes. */
    record Limits(
            RateLimit login,
            RateLimit failedLogins,
            RateLimit failedTokens,
            RateLimit tokens,
            RateLimit keyTokens,
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
            Place place = new Place(limit, network);
            if (limit.tryTake(network)) {
                proceed(request, response, chain, place);
            } else {
                refuse(request, response, place);
            }
        }
    }

    /** A limit and the network whose bucket is used. */
    private record Place(RateLimit limit, String network) {}

    /**
     * Handles a request for a token. An API key is charged only for tokens that it got, so that nobody without its
     * secret uses up its limit.
     */
    private void tokenAttempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String network)
            throws ServletException, IOException {
        boolean ofKey = ClientName.isApiKey(request);
        String key = ofKey ? ClientName.of(request) : "";
        if (ofKey && limits.keyTokens.isUsedUp(key)) {
            refusals.refuse(request, response, limits.keyTokens, key, null);
        } else if (!limits.tokens.tryTake(network)) {
            refusals.refuse(request, response, limits.tokens, network, null);
        } else {
            try {
                boundedTokenAttempt(request, response, chain, network);
            } finally {
                if (!succeeded(response)) {
                    limits.tokens.giveBack(network);
                } else if (ofKey) {
                    limits.keyTokens.tryTake(key);
                }
            }
        }
    }

    private void boundedTokenAttempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String network)
            throws ServletException, IOException {
        Place place = new Place(limits.failedTokens, network);
        boolean taken = place.limit.tryTake(network);
        String client = client(request, network);
        if (!taken && !limits.knownClient.tryTakeIfKnown(client)) {
            refuse(request, response, place);
            return;
        }
        try {
            proceed(request, response, chain, place);
        } finally {
            if (succeeded(response)) {
                limits.knownClient.know(client);
            }
            settle(response, taken, place);
        }
    }

    private void loginAttempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String network)
            throws ServletException, IOException {
        Place place = new Place(limits.failedLogins, network);
        boolean taken = place.limit.tryTake(network);
        if (!taken && !logins.admits(request)) {
            refuse(request, response, place);
            return;
        }
        try {
            proceed(request, response, chain, place);
        } finally {
            settle(response, taken, place);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Place place) throws IOException {
        refusals.refuse(request, response, place.limit, place.network, null);
    }

    /** Continues the request. One that ends with an exception before it was answered counts as answered with 500. */
    private static void proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Place place)
            throws ServletException, IOException {
        place.limit.describe(place.network, response);
        boolean ended = false;
        try {
            chain.doFilter(request, response);
            ended = true;
        } finally {
            if (!ended && !response.isCommitted() && succeeded(response)) {
                response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
            }
        }
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

    private static String client(HttpServletRequest request, String network) {
        return network + ' ' + ClientName.of(request);
    }
}
