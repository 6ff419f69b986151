package io.cygi.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * The connection that a request came on. It tells whether the client is still connected, without waiting or writing.
 */
public final class PeerConnection {

    static final ScopedValue<PeerConnection> CURRENT = ScopedValue.newInstance();

    private final SocketWrapperBase<NioChannel> socket;
    private final String network;
    private final Connections connections;
    private long headSinceNanos;
    private boolean inHead;

    PeerConnection(SocketWrapperBase<NioChannel> socket, String network, Connections connections) {
        this.socket = socket;
        this.network = network;
        this.connections = connections;
    }

    /**
     * {@return the connection of the request that this thread answers; empty if the server is not this module's Tomcat}
     */
    public static Optional<PeerConnection> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** {@return whether the client of the request of this thread has gone} False if it is not known. */
    public static boolean clientIsGone() {
        return current().filter(PeerConnection::gone).isPresent();
    }

    /** {@return whether connections are scarce, in all or of this connection's address} */
    public boolean scarce() {
        return connections.scarce(network);
    }

    /**
     * {@return whether the client has closed the connection or its half of it, or sends so much that the end cannot be
     * seen}. To be called only while the server does not read from the connection: on the thread that answers the
     * request, or while the answer is asynchronous. Data that the client has sent meanwhile is kept for the server. The
     * state of an encrypted connection is not known.
     */
    public boolean gone() {
        if (socket.isClosed()) {
            return true;
        }
        ReentrantLock lock = socket.getLock();
        boolean answering = lock.isHeldByCurrentThread();
        if (!lock.tryLock()) {
            return false;
        }
        try {
            return (answering || asynchronous()) && !(socket.getSocket() instanceof SecureNioChannel) && ended();
        } catch (IOException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the connection at once, so that the client notices that its answer is incomplete. To be called on the thread that
     * answers the request.
     */
    public void abort() {
        socket.close();
    }

    private boolean ended() throws IOException {
        SocketBufferHandler buffers = socket.getSocketBufferHandler();
        buffers.configureReadBufferForWrite();
        ByteBuffer sent = buffers.getReadBuffer();
        return !sent.hasRemaining() || socket.getSocket().read(sent) < 0;
    }

    private boolean asynchronous() {
        return socket.getCurrentProcessor() instanceof Processor processor && processor.isAsync();
    }

    /** Notes the state of the server after it has read. {@return whether a request's head takes too long} */
    boolean late(boolean headIncomplete, long headNanosMax) {
        if (!headIncomplete || asynchronous()) {
            inHead = false;
            return false;
        }
        long now = System.nanoTime();
        if (!inHead) {
            inHead = true;
            headSinceNanos = now;
        }
        return now - headSinceNanos > headNanosMax;
    }
}
