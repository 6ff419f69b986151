package io.cygi.queue.kafka.replica;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the one who moves the lines that something has come in. */
public final class RoomChangeNotifier {

    private final Semaphore changes = new Semaphore(0);

    void tell() {
        if (changes.availablePermits() == 0) {
            changes.release();
        }
    }

    /** Waits for news, no longer than this. @throws InterruptedException where the waiting is to end */
    public void await(Duration max) throws InterruptedException {
        if (changes.tryAcquire(max.toMillis(), TimeUnit.MILLISECONDS)) {
            changes.drainPermits();
        }
    }
}
