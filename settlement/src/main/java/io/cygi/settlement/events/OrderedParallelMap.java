package io.cygi.settlement.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks two at a time and returns their results in the order of the tasks. While one task waits for the disk of
 * the database, the other continues. Used by one thread.
 *
 * @param <T> the result of a task
 */
public final class OrderedParallelMap<T> implements AutoCloseable {

    private static final int AT_ONCE = 2;

    private final Supplier<@Nullable Supplier<T>> tasks;
    private final Deque<Future<T>> begun = new ArrayDeque<>();
    private final ExecutorService threads;
    private final String name;
    private boolean ended;

    /** Creates the map. @param name name of the threads @param tasks returns the next task, null at the end */
    public OrderedParallelMap(String name, Supplier<@Nullable Supplier<T>> tasks) {
        this.name = name;
        this.tasks = tasks;
        this.threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name(name).daemon().factory());
    }

    /** {@return the result of the next task, null after the last} */
    @Nullable
    public T next() {
        while (!ended && begun.size() < AT_ONCE) {
            Supplier<T> task = tasks.get();
            ended = task == null;
            if (task != null) {
                begun.add(threads.submit(task::get));
            }
        }
        return begun.isEmpty() ? null : await(begun.removeFirst());
    }

    private T await(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /** Waits for tasks that have begun, and discards their results. */
    @Override
    public void close() {
        threads.close();
    }
}
