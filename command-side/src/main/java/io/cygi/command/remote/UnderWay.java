package io.cygi.command.remote;

import java.util.concurrent.Semaphore;

/**
 * Bounds the exchanges that are carried out at the same time, by their number and by the bytes of their bodies, which are in
 * memory as a whole.
 */
final class UnderWay {

    private final Semaphore places;
    private final Semaphore bytes;
    private final int bytesMax;

    /** Creates the bounds. @param max the most exchanges @param bytesMax the most bytes of all bodies; a larger body enters alone */
    UnderWay(int max, int bytesMax) {
        this.places = new Semaphore(max);
        this.bytes = new Semaphore(bytesMax);
        this.bytesMax = bytesMax;
    }

    /** {@return whether there is room for an exchange, which then counts} @param bodyBytes the bytes of its body */
    boolean enter(int bodyBytes) {
        if (!places.tryAcquire()) {
            return false;
        }
        if (bytes.tryAcquire(charged(bodyBytes))) {
            return true;
        }
        places.release();
        return false;
    }

    /** Notes that an exchange has ended. @param bodyBytes the bytes of its body, as they were at its entry */
    void leave(int bodyBytes) {
        bytes.release(charged(bodyBytes));
        places.release();
    }

    private int charged(int bodyBytes) {
        return Math.min(bodyBytes, bytesMax);
    }
}
