package io.cygi.loadtest.platform;

/** Waiting. */
public final class Naps {

    private Naps() {}

    /** Sleeps. @param millis how long */
    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadTestException("Interrupted.", e);
        }
    }
}
