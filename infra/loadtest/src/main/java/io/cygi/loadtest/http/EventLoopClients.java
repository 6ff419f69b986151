package io.cygi.loadtest.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Clients with a connection each, which send one request after the other, as soon as they are answered. One thread
 * serves them all, because the generator shares the machine with what it measures: with a thread for each client, as
 * {@link Connection} needs one, every answer wakes a thread, which costs both sides.
 */
public final class EventLoopClients {

    private static final int CONNECT_MILLIS_MAX = 20_000;

    private EventLoopClients() {}

    /** The work of the clients. One thread calls it, and must not be kept waiting. */
    public interface Errands {

        /**
         * {@return the next request of a client; null if it is done}
         *
         * @param client the number of the client, 0 for the first
         */
        @Nullable
        Request next(int client);

        /**
         * Takes an answer. A fault ends the run.
         *
         * @param client the number of the client
         * @param answer the answer to the client's last request
         * @param sentNanos when the request was sent, as {@link System#nanoTime} counts; the first one includes
         *     connecting
         * @param answeredNanos when the whole answer was there
         */
        void answered(int client, Answer answer, long sentNanos, long answeredNanos);
    }

    /**
     * Runs clients and waits until all are done. The fault of the first client that fails is thrown. A request that may
     * be repeated is sent once more if its connection broke.
     *
     * @param base the platform's address
     * @param size the number of clients
     * @param errands gives the clients their requests
     */
    public static void run(URI base, int size, Errands errands) {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("event-loop-clients", true), NioIoHandler.newFactory());
        Bootstrap bootstrap = bootstrap(loop, base);
        List<EventLoopClient> clients = new ArrayList<>();
        try {
            CompletableFuture<Void> failed = new CompletableFuture<>();
            for (int i = 0; i < size; i++) {
                EventLoopClient client = new EventLoopClient(i, base, bootstrap, errands);
                client.done().whenComplete((done, fault) -> {
                    if (fault != null) {
                        failed.completeExceptionally(fault);
                    }
                });
                clients.add(client);
            }
            loop.scheduleAtFixedRate(
                    () -> clients.forEach(EventLoopClient::failWhereAnswerIsLate), 1, 1, TimeUnit.SECONDS);
            loop.execute(() -> clients.forEach(EventLoopClient::start));
            CompletableFuture<?>[] all =
                    clients.stream().map(EventLoopClient::done).toArray(CompletableFuture<?>[]::new);
            join(CompletableFuture.anyOf(CompletableFuture.allOf(all), failed));
        } finally {
            clients.forEach(EventLoopClient::stop);
            loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static Bootstrap bootstrap(EventLoopGroup loop, URI base) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .remoteAddress(base.getHost(), Connection.port(base));
    }

    private static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
