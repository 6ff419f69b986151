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

    /** @param max exchanges @param bytesMax of all bodies together; a larger one is let in when it is alone */
    UnderWay(int max, int bytesMax) {
        this.places = new Semaphore(max);
        this.bytes = new Semaphore(bytesMax);
        this.bytesMax = bytesMax;
    }

    /** {@return whether there is room for an exchange} @param bodyBytes of its body */
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

    /** An exchange that was let in ends. @param bodyBytes as it was let in with */
    void leave(int bodyBytes) {
        bytes.release(charged(bodyBytes));
        places.release();
    }

    private int charged(int bodyBytes) {
        return Math.min(bodyBytes, bytesMax);
    }
}
