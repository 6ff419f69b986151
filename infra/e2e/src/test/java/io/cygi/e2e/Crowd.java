package io.cygi.e2e;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs an action for many members at once. */
final class Crowd {

    private static final long DONE_MAX_SECONDS = 180;

    private Crowd() {}

    /** The action of one member. */
    @FunctionalInterface
    interface Act<T, R> {
        /**
         * Acts.
         *
         * @return the result
         */
        R by(T member) throws Exception;
    }

    /** {@return the results in the members' order} All members begin at the same instant. */
    static <T, R> List<R> together(Collection<T> members, Act<? super T, R> act) {
        return run(members.size(), members, act);
    }

    /** {@return the results in the members' order} At most so many members act at once. */
    static <T, R> List<R> inTurns(int atOnce, Collection<T> members, Act<? super T, R> act) {
        return run(atOnce, members, act);
    }

    private static <T, R> List<R> run(int atOnce, Collection<T> members, Act<? super T, R> act) {
        CountDownLatch start = new CountDownLatch(1);
        Semaphore permits = new Semaphore(atOnce);
        List<Future<R>> futures = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T member : members) {
                futures.add(threads.submit(() -> {
                    start.await();
                    permits.acquire();
                    try {
                        return act.by(member);
                    } finally {
                        permits.release();
                    }
                }));
            }
            start.countDown();
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get(DONE_MAX_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            futures.forEach(future -> future.cancel(true));
            throw new AssertionError("the crowd was not done after " + DONE_MAX_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
