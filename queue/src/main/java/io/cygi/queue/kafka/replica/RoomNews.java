package io.cygi.queue.kafka.replica;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the one who moves the lines that something has come in. */
public final class RoomNews {

    private final Semaphore news = new Semaphore(0);

    void tell() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Waits for news, no longer than this. @throws InterruptedException where the waiting is to end */
    public void await(Duration max) throws InterruptedException {
        if (news.tryAcquire(max.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
