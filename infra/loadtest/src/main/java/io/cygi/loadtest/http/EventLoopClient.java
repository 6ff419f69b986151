package io.cygi.loadtest.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One client of {@link EventLoopClients}. It uses one channel at a time, and another one when that is closed. */
@ChannelHandler.Sharable
final class EventLoopClient extends SimpleChannelInboundHandler<FullHttpResponse> {

    private static final int ANSWER_BYTES_MAX = 1024 * 1024;
    private static final long ANSWER_NANOS_MAX = Duration.ofSeconds(120).toNanos();

    private final int number;
    private final String host;
    private final EventLoopClients.Errands errands;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Bootstrap bootstrap;
    private @Nullable Channel channel;
    private @Nullable Request asked;
    private boolean repeated;
    private long sentNanos;

    /** Creates the event loop client. @param bootstrap the settings of connections, which the client completes */
    EventLoopClient(int number, URI base, Bootstrap bootstrap, EventLoopClients.Errands errands) {
        this.number = number;
        this.host = base.getHost() + ":" + Connection.port(base);
        this.errands = errands;
        this.bootstrap = bootstrap.clone().handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel opened) {
                opened.pipeline()
                        .addLast(
                                new HttpClientCodec(),
                                new HttpObjectAggregator(ANSWER_BYTES_MAX),
                                EventLoopClient.this);
            }
        });
    }

    /** {@return a future that completes when the client has nothing left to do, or has failed} */
    CompletableFuture<Void> done() {
        return done;
    }

    /** Sends the first request. */
    void start() {
        try {
            next();
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    private void next() {
        Request request = errands.next(number);
        asked = request;
        repeated = false;
        if (request == null) {
            close();
            done.complete(null);
            return;
        }
        sentNanos = System.nanoTime();
        send(request);
    }

    private void send(Request request) {
        FullHttpRequest message = message(request);
        Channel open = channel;
        if (open != null && open.isActive()) {
            write(open, message);
            return;
        }
        ChannelFuture connecting = bootstrap.connect();
        channel = connecting.channel();
        connecting.addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                write(connected.channel(), message);
            } else {
                done.completeExceptionally(connected.cause());
            }
        });
    }

    /** Sends a message. A failure closes the connection, and the client learns of that. */
    private static void write(Channel open, FullHttpRequest message) {
        open.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private FullHttpRequest message(Request request) {
        byte[] body = request.body();
        ByteBuf content = body == null ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body);
        FullHttpRequest message = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), request.path(), content);
        message.headers().set(HttpHeaderNames.HOST, host);
        if (request.token() != null) {
            message.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + request.token());
        }
        for (int i = 0; i < request.headers().size(); i += 2) {
            message.headers().set(request.headers().get(i), request.headers().get(i + 1));
        }
        if (body != null) {
            message.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        }
        if (body != null || !request.method().equals("GET")) {
            message.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        return message;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        if (asked == null || context.channel() != channel || done.isDone()) {
            return;
        }
        if (response.decoderResult().isFailure()) {
            // Half an answer, or none at all.
            context.close();
            return;
        }
        long answeredNanos = System.nanoTime();
        Answer answer = new Answer(
                response.status().code(),
                ByteBufUtil.getBytes(response.content()),
                response.headers().get(HttpHeaderNames.ETAG));
        if (!HttpUtil.isKeepAlive(response)) {
            close();
        }
        errands.answered(number, answer, sentNanos, answeredNanos);
        next();
    }

    /** Repeats the request if the connection broke. The platform announces it before it closes a connection. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Request request = asked;
        if (context.channel() != channel || done.isDone()) {
            return;
        }
        channel = null;
        if (request == null) {
            return;
        }
        if (repeated || !request.repeatable()) {
            done.completeExceptionally(
                    new IOException("The connection ended before " + request.path() + " was answered"));
            return;
        }
        repeated = true;
        send(request);
    }

    /** Closes a broken connection, which the client learns of. Every other fault is an error of the load test. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (!(fault instanceof IOException || fault instanceof PrematureChannelClosureException)) {
            done.completeExceptionally(fault);
        }
        context.close();
    }

    /** Stops sending. */
    void stop() {
        done.cancel(false);
    }

    void failWhereAnswerIsLate() {
        Request late = asked;
        if (late != null && System.nanoTime() - sentNanos > ANSWER_NANOS_MAX) {
            done.completeExceptionally(new IOException("No answer to " + late.path() + " in time"));
        }
    }

    private void close() {
        Channel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
