package io.cygi.messaging.server;

import org.jspecify.annotations.Nullable;

/**
 * Carries runs of the server from what a thread has read to what it does with it. An event processor takes its position, opens
 * a stream and handles the events by one thread.
 */
public final class RunOfThread {

    private static final ThreadLocal<@Nullable Long> TRANSACTION = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Long> IN_HAND = new ThreadLocal<>();

    private RunOfThread() {}

    /** Keeps the oldest run: several transactions may lie between the position and the stream. */
    static void transactionBegins(long run) {
        if (TRANSACTION.get() == null) {
            TRANSACTION.set(run);
        }
    }

    /** {@return the run in which the thread's position was read} @param current where it has read none */
    public static long ofPosition(long current) {
        Long begun = TRANSACTION.get();
        TRANSACTION.remove();
        return begun == null ? current : begun;
    }

    /** The thread is given an event. @param run in which it was read */
    public static void taken(long run) {
        Long before = IN_HAND.get();
        if (before == null || before != run) {
            IN_HAND.set(run);
        }
    }

    /** The thread takes its position anew. Events that it has in hand stay those of their run. */
    static void forgetPosition() {
        TRANSACTION.remove();
    }

    /** The thread begins anew: it has no position and no events. */
    public static void forget() {
        TRANSACTION.remove();
        IN_HAND.remove();
    }

    static @Nullable Long inHand() {
        return IN_HAND.get();
    }
}
