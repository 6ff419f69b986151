package io.cygi.web.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Stands between Tomcat's endpoint and the handler of its connections. It gives each request its connection, closes
 * connections whose request's head takes too long, and reports closed connections.
 */
final class PeerHandler implements Handler<NioChannel> {

    private final Handler<NioChannel> handler;
    private final Connections connections;
    private final long headNanosMax;
    private final Consumer<SocketWrapperBase<NioChannel>> atClose;
    private final Map<SocketWrapperBase<NioChannel>, PeerConnection> peers = new ConcurrentHashMap<>();

    PeerHandler(
            Handler<NioChannel> handler,
            Connections connections,
            Duration headTime,
            Consumer<SocketWrapperBase<NioChannel>> atClose) {
        this.handler = handler;
        this.connections = connections;
        this.headNanosMax = headTime.toNanos();
        this.atClose = atClose;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
        PeerConnection peer = peers.computeIfAbsent(socket, this::peer);
        SocketState state = ScopedValue.where(PeerConnection.CURRENT, peer).call(() -> handler.process(socket, event));
        if (socket.isClosed()) {
            // The connection may have been closed before it was added.
            peers.remove(socket);
        }
        return peer.late(state == SocketState.LONG, headNanosMax) ? SocketState.CLOSED : state;
    }

    private PeerConnection peer(SocketWrapperBase<NioChannel> socket) {
        String address = socket.getRemoteAddr();
        InetAddress known =
                address == null ? null : TrustedProxies.literal(address).orElse(null);
        return new PeerConnection(socket, connections.network(known), connections);
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> socket) {
        handler.release(socket);
        peers.remove(socket);
        atClose.accept(socket);
    }

    @Override
    public Object getGlobal() {
        return handler.getGlobal();
    }

    @Override
    public void pause() {
        handler.pause();
    }

    @Override
    public void recycle() {
        handler.recycle();
    }
}
