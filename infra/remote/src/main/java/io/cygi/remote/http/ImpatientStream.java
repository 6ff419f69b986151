package io.cygi.remote.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A body that is closed if one read waits too long, because a read of the JDK's client has no timeout. */
final class ImpatientStream extends FilterInputStream {

    private final Duration wait;

    /** Creates the stream. @param in the body @param wait the longest wait of one read */
    ImpatientStream(InputStream in, Duration wait) {
        super(in);
        this.wait = wait;
    }

    private interface Read {
        int read() throws IOException;
    }

    @Override
    public int read() throws IOException {
        return within(in::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return within(() -> in.read(bytes, offset, length));
    }

    private int within(Read read) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        done.orTimeout(wait.toNanos(), TimeUnit.NANOSECONDS).whenComplete((none, late) -> {
            if (late != null) {
                closeLate();
            }
        });
        try {
            return read.read();
        } finally {
            done.complete(null);
        }
    }

    private void closeLate() {
        try {
            in.close();
        } catch (IOException e) {
            // The read that waits fails in any case, and tells its caller.
        }
    }
}
