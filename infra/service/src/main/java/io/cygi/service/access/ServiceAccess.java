package io.cygi.service.access;

import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.access.EdgeProof;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Decides which requests a service takes, by the service that sends them. Requests to the API come from the edge, those to
 * internal endpoints from the services that may call them. Health is open, and every other path is refused.
 */
final class ServiceAccess {

    private static final String API = "/api/";
    private static final String INTERNAL = "/internal/";
    private static final String HEALTH = "/actuator/health";

    private final ServiceTokens tokens;

    ServiceAccess(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * {@return why the request is refused, nothing if it is not}
     *
     * @param path the decoded path of the request, as the server maps it
     * @param request the request, for its headers
     */
    Optional<ServiceRefusal> refusal(String path, HttpServletRequest request) {
        if (path.equals(HEALTH) || path.startsWith(HEALTH + "/")) {
            return Optional.empty();
        }
        if (path.startsWith(API)) {
            return ofApi(request);
        }
        return path.startsWith(INTERNAL) ? ofInternal(path, request) : Optional.of(ServiceRefusal.UNLISTED_PATH);
    }

    private Optional<ServiceRefusal> ofApi(HttpServletRequest request) {
        Optional<String> sender = header(request, EdgeProof.HEADER).flatMap(tokens::verify);
        if (sender.isEmpty()) {
            return Optional.of(ServiceRefusal.NO_EDGE_PROOF);
        }
        return sender.get().equals(EdgeProof.SERVICE) ? Optional.empty() : Optional.of(ServiceRefusal.OTHER_EDGE);
    }

    private Optional<ServiceRefusal> ofInternal(String path, HttpServletRequest request) {
        Optional<String> sender = header(request, HttpHeaders.AUTHORIZATION).flatMap(tokens::sender);
        if (sender.isEmpty()) {
            return Optional.of(ServiceRefusal.NO_SERVICE_TOKEN);
        }
        Optional<Set<String>> callers = InternalCallers.of(path);
        if (callers.isEmpty()) {
            return Optional.of(ServiceRefusal.UNLISTED_PATH);
        }
        return callers.get().contains(sender.get()) ? Optional.empty() : Optional.of(ServiceRefusal.OTHER_SERVICE);
    }

    /** {@return the value of a header that the request has once} */
    private static Optional<String> header(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        if (values == null || !values.hasMoreElements()) {
            return Optional.empty();
        }
        String first = values.nextElement();
        return values.hasMoreElements() ? Optional.empty() : Optional.of(first);
    }
}
