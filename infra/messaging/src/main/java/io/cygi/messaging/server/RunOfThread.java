package io.cygi.messaging.server;

import org.jspecify.annotations.Nullable;

/**
 * Carries the run of the server from the data that a thread has read to the work that it does with them. One thread
 * takes an event processor's position, opens a stream and handles the events.
 */
public final class RunOfThread {

    private static final ThreadLocal<@Nullable Long> TRANSACTION = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Long> IN_HAND = new ThreadLocal<>();

    private RunOfThread() {}

    /**
     * Notes the run of the transaction that reads the position. The oldest run is kept, because several transactions
     * may lie between the position and the stream.
     */
    static void transactionBegins(long run) {
        if (TRANSACTION.get() == null) {
            TRANSACTION.set(run);
        }
    }

    /**
     * {@return the run in which the thread's position was read}
     *
     * @param current the run to return if the thread has read no position
     */
    public static long ofPosition(long current) {
        Long begun = TRANSACTION.get();
        TRANSACTION.remove();
        return begun == null ? current : begun;
    }

    /**
     * Notes that the thread was given an event.
     *
     * @param run the run in which the event was read
     */
    public static void taken(long run) {
        Long before = IN_HAND.get();
        if (before == null || before != run) {
            IN_HAND.set(run);
        }
    }

    /**
     * Forgets the thread's position, because the thread reads it anew. Events that the thread has in hand keep their
     * run.
     */
    static void forgetPosition() {
        TRANSACTION.remove();
    }

    /** Forgets the thread's position and its events. */
    public static void forget() {
        TRANSACTION.remove();
        IN_HAND.remove();
    }

    static @Nullable Long inHand() {
        return IN_HAND.get();
    }
}
