package io.cygi.loadtest.platform;

/** Sleeps without checked exceptions. */
public final class Naps {

    private Naps() {}

    /** Sleeps for a time. @param millis the time in ms */
    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadTestException("Interrupted.", e);
        }
    }
}
