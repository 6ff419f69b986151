package io.cygi.command.remote;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the requests that are carried out at the same time, by their number and by the bytes of their bodies or answers, which
 * are in memory as a whole.
 */
final class UnderWay {

    private final Semaphore places;
    private final Semaphore bytes;
    private final int bytesMax;

    /** Creates the bounds. @param max the most requests @param bytesMax the most bytes of all together; a larger request enters alone */
    UnderWay(int max, int bytesMax) {
        this.places = new Semaphore(max);
        this.bytes = new Semaphore(bytesMax);
        this.bytesMax = bytesMax;
    }

    /** A request that is carried out. It counts until it is closed. Used by one thread. */
    final class Entry implements AutoCloseable {

        private int charged;

        private Entry(int charged) {
            this.charged = charged;
        }

        /** {@return whether there is room for more bytes than at the entry} @param total all bytes of the request */
        boolean grow(long total) {
            int more = charged(total) - charged;
            if (more > 0) {
                if (!bytes.tryAcquire(more)) {
                    return false;
                }
                charged += more;
            }
            return true;
        }

        @Override
        public void close() {
            bytes.release(charged);
            places.release();
        }
    }

    /** {@return the entry of a request, which then counts, or null if there is no room for it} @param requestBytes the bytes of the request */
    @Nullable
    Entry enter(int requestBytes) {
        if (!places.tryAcquire()) {
            return null;
        }
        int charged = charged(requestBytes);
        if (bytes.tryAcquire(charged)) {
            return new Entry(charged);
        }
        places.release();
        return null;
    }

    private int charged(long requestBytes) {
        return (int) Math.min(requestBytes, bytesMax);
    }
}
