package io.cygi.gateway.route;

import io.cygi.contracts.FieldProblem;
import io.cygi.remote.replica.Replica;
import io.cygi.web.problem.ValidationException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * A request that the edge sends to a service: the method, the bytes of path, query and body as the client sent them, and the
 * headers that pass. The whole body has arrived, so that no client keeps a connection to a service busy, and the request can
 * be sent to another replica.
 *
 * @param target the raw path and query
 * @param key the key by which the replica is chosen
 * @param timeout the longest time to the first byte of the answer
 * @param safe whether the method changes nothing, so that the request may be sent again
 * @param head the request without its address
 */
record RoutedRequest(String target, String key, Duration timeout, boolean safe, HttpRequest.Builder head) {

    /**
     * {@return the request of a client}
     *
     * @throws HttpMessageNotReadableException if the body is too long, or does not arrive in time
     * @throws ValidationException if path or query are no part of an address
     */
    static RoutedRequest of(HttpServletRequest request, Route route, EdgeHeaders headers) {
        String query = request.getQueryString();
        String target = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        requireAddress(target, request);
        byte[] body = body(request);
        HttpRequest.Builder head = HttpRequest.newBuilder()
                .method(
                        request.getMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.pass(request, head);
        boolean safe = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return new RoutedRequest(target, route.keyOf(request), route.timeout(), safe, head);
    }

    /** {@return the request to a replica} @param replica the replica */
    HttpRequest to(Replica replica) {
        return head.copy().uri(URI.create(replica + target)).build();
    }

    /** Refuses what an endpoint of this process would refuse, too: an escape in a query that is none. */
    private static void requireAddress(String target, HttpServletRequest request) {
        try {
            URI.create("http://service" + target);
        } catch (IllegalArgumentException e) {
            request.getParameterMap();
            throw new ValidationException(List.of(new FieldProblem("", "the query is not well-formed")));
        }
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new HttpMessageNotReadableException(
                    "the body does not arrive", e, new ServletServerHttpRequest(request));
        }
    }
}
