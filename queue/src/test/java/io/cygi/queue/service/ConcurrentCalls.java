package io.cygi.queue.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs the same call many times, some of them concurrently. */
final class ConcurrentCalls {

    private ConcurrentCalls() {}

    /** The work of one call. */
    interface Work<T> {
        T of(int i) throws Exception;
    }

    /** {@return the results of all calls} @param atOnce the number of concurrent calls */
    static <T> List<T> all(int count, int atOnce, Work<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Callable<T>> calls = IntStream.range(0, count)
                    .mapToObj(i -> (Callable<T>) () -> work.of(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
