package io.cygi.loadtest.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs threads that do the same work at the same time. They are platform threads, because each has one request under
 * way.
 */
public final class ParallelThreads {

    private static final long STACK_BYTES = 256 * 1024;

    private ParallelThreads() {}

    /**
     * Runs threads and waits until all are done. The fault of the first that fails is thrown.
     *
     * @param name the name of the threads
     * @param size the number of threads
     * @param one the work of one thread
     */
    public static void of(String name, int size, Member one) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int number = i;
            Thread thread = new Thread(
                    null,
                    () -> {
                        try {
                            one.act(number);
                        } catch (Exception | Error e) {
                            failure.compareAndSet(null, e);
                        }
                    },
                    name + "-" + i,
                    STACK_BYTES);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (thrown != null) {
            throw new IllegalStateException(String.valueOf(thrown.getMessage()), thrown);
        }
    }

    /** The work of one thread. */
    @FunctionalInterface
    public interface Member {

        /**
         * Does the work of one thread.
         *
         * @param number the number of the thread, 0 for the first
         * @throws Exception a fault, which ends the run
         */
        void act(int number) throws Exception;
    }
}
