package io.cygi.web.server;

import java.time.Duration;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 with a bound on the connections of one address. Tomcat creates it by its class name. */
public final class BoundedHttp11Protocol extends Http11NioProtocol {

    private final BoundedEndpoint endpoint;

    /** Creates the protocol without a bound, which is set later. */
    public BoundedHttp11Protocol() {
        this(new BoundedEndpoint());
    }

    private BoundedHttp11Protocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void bound(Connections connections, Duration headTime) {
        endpoint.bound(connections, headTime);
    }
}
