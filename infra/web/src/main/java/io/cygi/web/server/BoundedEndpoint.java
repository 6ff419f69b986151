package io.cygi.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's endpoint with a bound on the connections of one address. Tomcat itself bounds all connections only, so that
 * one address could hold them all. A connection beyond the bound is reset as soon as it is accepted.
 */
final class BoundedEndpoint extends NioEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedEndpoint.class);

    private final Map<SocketChannel, String> networks = new ConcurrentHashMap<>();
    private @Nullable Connections bounds;

    /** Sets the bounds. To be called before the endpoint is started. */
    void bound(Connections bounded, Duration headTime) {
        bounds = bounded;
        setHandler(new PeerHandler(getHandler(), bounded, headTime, this::closed));
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (!opened(socket)) {
            destroySocket(socket);
            return false;
        }
        boolean set = super.setSocketOptions(socket);
        if (!set && !connections.containsKey(socket)) {
            forget(socket);
        }
        return set;
    }

    private boolean opened(SocketChannel socket) {
        try {
            String network = socket.getRemoteAddress() instanceof InetSocketAddress address
                    ? bounds().network(address.getAddress())
                    : "";
            if (bounds().tryOpen(network)) {
                networks.put(socket, network);
                return true;
            }
            // Without this option the refused connection would stay on this side for a minute after it was closed.
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOG.debug("A connection was closed before it was accepted", e);
        }
        return false;
    }

    private void closed(SocketWrapperBase<NioChannel> socket) {
        forget(socket.getSocket().getIOChannel());
    }

    private void forget(SocketChannel socket) {
        String network = networks.remove(socket);
        if (network != null) {
            bounds().closed(network);
        }
    }

    private Connections bounds() {
        return Objects.requireNonNull(bounds, "bound() was not called");
    }
}
