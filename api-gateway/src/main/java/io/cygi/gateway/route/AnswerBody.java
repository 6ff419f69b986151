package io.cygi.gateway.route;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, which one thread reads while it comes. A few parts are kept at most; a service whose answer is not
 * read has to wait.
 */
final class AnswerBody implements HttpResponse.BodySubscriber<AnswerBody>, AutoCloseable {

    /** The most parts that are kept. A part is what the client reads at once, 16 KiB. */
    private static final int PARTS_MAX = 4;

    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    /** A part of the body, or its end. @param bytes the bytes @param last whether the body ends here @param fault the fault that broke the body off */
    record Part(
            List<ByteBuffer> bytes, boolean last, @Nullable Throwable fault) {

        private static final Part END = new Part(List.of(), true, null);

        /** {@return whether the body ends here} @throws IOException if it has broken off */
        boolean ends() throws IOException {
            if (fault != null) {
                throw new IOException("the answer of a service breaks off", fault);
            }
            return last;
        }
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(PARTS_MAX);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        parts.add(new Part(bytes, false, null));
    }

    @Override
    public void onError(Throwable fault) {
        parts.add(new Part(List.of(), true, fault));
    }

    @Override
    public void onComplete() {
        parts.add(Part.END);
    }

    /** {@return the next part, null if none comes in time} @param nanos the longest wait in ns @throws InterruptedException if the thread is interrupted */
    @Nullable
    Part next(long nanos) throws InterruptedException {
        Part part = parts.poll(nanos, TimeUnit.NANOSECONDS);
        if (part != null && !part.last) {
            subscription.join().request(1);
        }
        return part;
    }

    /** Closes the connection to the service if the body has not ended. */
    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }
}
