package io.cygi.gateway.route;

import io.cygi.web.limit.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The way of one kind of request to the service that answers it. A GET route is also that of HEAD.
 *
 * @param method the method
 * @param path the exact template of the path
 * @param service the service, as it is named under {@code cygi.services}
 * @param key what the replica is chosen by
 * @param timeout the longest time to the first byte of an answer, and of each silence in a body that is no live stream
 */
record Route(HttpMethod method, String path, String service, Key key, Duration timeout) {

    /** The variable of the path with the identifier of a top-up. */
    static final String TOP_UP = "topUpId";

    /** The part of a request by which a replica is chosen. */
    enum Key {
        /** The account of the caller; the network of the client if there is none. */
        CALLER,
        /** The top-up. */
        TOP_UP
    }

    /** {@return the text by which the replica of a request is chosen} To be called after the edge's security. */
    String keyOf(HttpServletRequest request) {
        if (key == Key.TOP_UP
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get(TOP_UP) instanceof String topUp) {
            return topUp;
        }
        Client client = Client.of(request);
        return Objects.requireNonNullElse(client.account(), client.network());
    }
}
