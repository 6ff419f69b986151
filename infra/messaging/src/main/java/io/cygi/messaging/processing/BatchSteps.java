package io.cygi.messaging.processing;

import io.cygi.contracts.correlation.Correlation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps that the events of a batch call for beside each other, off the batch's own transaction, and lets the
 * batch commit its position only when all of them are done. Steps of the same key run one after another in the order of
 * their events, also across batches, of which one may have been given up while its steps still ran. A step that throws
 * fails the batch, which is then delivered again; steps are therefore idempotent.
 */
public final class BatchSteps implements Steps, AutoCloseable {

    private static final String RESOURCE = BatchSteps.class.getName();
    private static final String ENDINGS = RESOURCE + ".endings";

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("step-", 0).factory());
    private final ConcurrentMap<Object, CompletableFuture<Void>> latest = new ConcurrentHashMap<>();
    private final Semaphore permits;
    private final Duration timeout;

    /** @param stepsMax how many steps run at once @param timeout how long a batch waits for its steps */
    public BatchSteps(int stepsMax, Duration timeout) {
        this.permits = new Semaphore(stepsMax);
        this.timeout = timeout;
    }

    /** Has the batch wait for its steps before anything else that its handlers leave for its end. @param batch root */
    void begin(UnitOfWork<?> batch) {
        stepsOf(batch);
    }

    private Map<Object, CompletableFuture<Void>> stepsOf(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(RESOURCE, name -> {
            Map<Object, CompletableFuture<Void>> created = new HashMap<>();
            batch.onPrepareCommit(unitOfWork -> {
                await(created);
                List<Runnable> endings = unitOfWork.root().getResource(ENDINGS);
                if (endings != null) {
                    endings.forEach(Runnable::run);
                }
            });
            return created;
        });
    }

    @Override
    public void runToEnd(Object key, BooleanSupplier step) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        Map<Object, CompletableFuture<Void>> chains = stepsOf(batch);
        AtomicBoolean ended = new AtomicBoolean();
        // A batch's events have many correlations; each step runs under that of the event that called for it.
        String correlation = Correlation.of(CurrentUnitOfWork.get().getMessage());
        Runnable task = () -> withPermit(() -> Correlation.run(correlation, () -> ended.set(step.getAsBoolean())));
        CompletableFuture<Void> ofThisBatch = chains.get(key);
        CompletableFuture<Void> chain = Objects.requireNonNull(latest.compute(key, (same, before) -> {
            if (ofThisBatch != null) {
                return ofThisBatch.thenRunAsync(task, threads);
            }
            // A batch that was given up may have left a step of this key running: it ends first, however it ends.
            CompletableFuture<Void> start =
                    before == null ? CompletableFuture.completedFuture(null) : before.handle((done, fault) -> null);
            return start.thenRunAsync(task, threads);
        }));
        chains.put(key, chain);
        chain.whenComplete((done, fault) -> latest.remove(key, chain));
        if (currentScope() instanceof Saga<?> saga) {
            endAfterSteps(batch, saga, ended);
        }
    }

    /** On the batch's own thread, after it has waited for the steps and before the saga is stored. */
    private static void endAfterSteps(UnitOfWork<?> batch, Saga<?> saga, AtomicBoolean ended) {
        List<Runnable> endings = batch.getOrComputeResource(ENDINGS, name -> new ArrayList<>());
        endings.add(() -> {
            if (ended.get() && saga.isActive()) {
                saga.execute(instance -> SagaLifecycle.end());
            }
        });
    }

    private static @Nullable Object currentScope() {
        try {
            return Scope.getCurrentScope();
        } catch (IllegalStateException e) {
            // A handler that is no saga's has no scope.
            return null;
        }
    }

    private void withPermit(Runnable step) {
        permits.acquireUninterruptibly();
        try {
            step.run();
        } finally {
            permits.release();
        }
    }

    private void await(Map<Object, CompletableFuture<Void>> chains) {
        try {
            CompletableFuture.allOf(chains.values().toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new CompletionException("The steps of a batch took longer than " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("Interrupted while steps were running", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
