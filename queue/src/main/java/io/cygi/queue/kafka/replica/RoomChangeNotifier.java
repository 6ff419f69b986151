package io.cygi.queue.kafka.replica;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Notifies the admission scheduler of new records. */
public final class RoomChangeNotifier {

    private final Semaphore changes = new Semaphore(0);

    void tell() {
        if (changes.availablePermits() == 0) {
            changes.release();
        }
    }

    /** Waits for a change. @throws InterruptedException if the waiting is to end */
    public void await(Duration max) throws InterruptedException {
        if (changes.tryAcquire(max.toMillis(), TimeUnit.MILLISECONDS)) {
            changes.drainPermits();
        }
    }
}
