package io.cygi.saga.sweep;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Handles the items of a list with a bounded number of threads, and returns when all are done. */
final class ParallelSends implements ReservationTerminator.Sends, AutoCloseable {

    private final ExecutorService threads;

    ParallelSends(int threadsMax) {
        threads = Executors.newFixedThreadPool(
                threadsMax, Thread.ofVirtual().name("sweep-send-", 0).factory());
    }

    @Override
    public <T> void forEach(List<T> items, Consumer<T> action) {
        CompletableFuture.allOf(items.stream()
                        .map(item -> CompletableFuture.runAsync(() -> action.accept(item), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
