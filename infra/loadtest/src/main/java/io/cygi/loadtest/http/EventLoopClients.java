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
 * Clients of whom each has a connection of its own and sends one request after the other, as soon as it is answered. One
 * thread does it for all, because the generator shares the machine with what it measures: with a thread for each client,
 * as {@link Connection} needs one, every answer wakes a thread, which costs both sides.
 */
public final class EventLoopClients {

    private static final int CONNECT_MILLIS_MAX = 20_000;

    private EventLoopClients() {}

    /** What the clients do. It is asked by one thread, which it must not keep waiting. */
    public interface Errands {

        /** {@return what a client sends next; null where it is done} @param client 0 for the first */
        @Nullable
        Request next(int client);

        /**
         * Takes an answer. What it throws ends the run.
         *
         * @param client who was answered
         * @param answer to its last request
         * @param sentNanos when that was sent, as {@link System#nanoTime} counts; the first one with connecting
         * @param answeredNanos when the whole answer was there
         */
        void answered(int client, Answer answer, long sentNanos, long answeredNanos);
    }

    /**
     * Lets clients do their errands and waits until all are done. What the first who failed threw is thrown. A request
     * that may be repeated is sent once more where its connection broke.
     *
     * @param base the platform's address
     * @param size how many clients
     * @param errands what they do
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
