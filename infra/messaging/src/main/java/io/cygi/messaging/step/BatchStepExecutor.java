package io.cygi.messaging.step;

import io.cygi.contracts.correlation.Correlation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
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
import org.axonframework.messaging.Message;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a batch's events at the same time, outside the batch's own transaction. The batch commits its
 * position only when all steps are done. Steps of the same key run one after another, in the order of their events,
 * also across batches: a batch that was given up may have left steps that still run. A step that throws fails the
 * batch, which is then delivered again, unless the processor parks steps that cannot succeed ({@link StepParking}).
 * Steps are therefore idempotent.
 */
public final class BatchStepExecutor implements StepExecutor, AutoCloseable {

    private static final String RESOURCE = BatchStepExecutor.class.getName();
    private static final String ENDINGS = RESOURCE + ".endings";

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("step-", 0).factory());
    private final ConcurrentMap<Object, CompletableFuture<Void>> latest = new ConcurrentHashMap<>();
    private final Semaphore permits;
    private final Duration timeout;

    /**
     * Creates the executor.
     *
     * @param stepsMax the number of steps that run at the same time
     * @param timeout the time that a batch waits for its steps
     */
    public BatchStepExecutor(int stepsMax, Duration timeout) {
        this.permits = new Semaphore(stepsMax);
        this.timeout = timeout;
    }

    /** The steps of a batch by their key, and the keys of the events that the steps belong to. */
    private static final class Chains {

        private final @Nullable StepParking parking;
        private final Map<Object, CompletableFuture<Void>> latest = new HashMap<>();
        private final Map<Object, Set<String>> eventKeys = new HashMap<>();

        /** The mark that the batch waits no longer. Steps that have not begun are left to its next delivery. */
        private volatile boolean givenUp;

        private Chains(@Nullable StepParking parking) {
            this.parking = parking;
        }

        /**
         * {@return the faults of failed chains by the keys of their events} To be called when all chains have ended.
         */
        private Map<String, Throwable> faults() {
            Map<String, Throwable> faults = new HashMap<>();
            latest.forEach((key, chain) -> {
                if (chain.isCompletedExceptionally()) {
                    Throwable fault = chain.exceptionNow();
                    eventKeys.getOrDefault(key, Set.of()).forEach(eventKey -> faults.put(eventKey, fault));
                }
            });
            return faults;
        }
    }

    /**
     * Has the batch wait for its steps before the other work that its handlers leave for its end.
     *
     * @param batch the root unit of work of the batch
     * @param parking the parking of the processor, null if a failing step fails the batch
     */
    void begin(UnitOfWork<?> batch, @Nullable StepParking parking) {
        chainsOf(batch, parking);
    }

    private Chains chainsOf(UnitOfWork<?> batch, @Nullable StepParking parking) {
        return batch.getOrComputeResource(RESOURCE, name -> {
            Chains created = new Chains(parking);
            batch.onPrepareCommit(unitOfWork -> {
                await(unitOfWork, created);
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
        Chains chains = chainsOf(batch, null);
        AtomicBoolean ended = new AtomicBoolean();
        // The events of a batch have many correlations; each step runs under that of its event.
        Message<?> event = CurrentUnitOfWork.get().getMessage();
        String correlation = Correlation.of(event);
        Runnable once = () -> withPermit(() -> {
            if (chains.givenUp) {
                throw new CancellationException("The batch of the step was given up");
            }
            Correlation.run(correlation, () -> ended.set(step.getAsBoolean()));
        });
        Runnable task = chains.parking == null ? once : () -> StepParking.attempt(once);
        CompletableFuture<Void> ofThisBatch = chains.latest.get(key);
        CompletableFuture<Void> chain = Objects.requireNonNull(latest.compute(key, (same, before) -> {
            if (ofThisBatch != null) {
                return ofThisBatch.thenRunAsync(task, threads);
            }
            // A batch that was given up may have left a step of this key running. It ends first, with or without
            // success.
            CompletableFuture<Void> start =
                    before == null ? CompletableFuture.completedFuture(null) : before.handle((done, fault) -> null);
            return start.thenRunAsync(task, threads);
        }));
        chains.latest.put(key, chain);
        chains.eventKeys.computeIfAbsent(key, same -> new HashSet<>()).add(StepParking.key(event));
        chain.whenComplete((done, fault) -> latest.remove(key, chain));
        if (currentScope() instanceof Saga<?> saga) {
            endAfterSteps(batch, saga, ended);
        }
    }

    /** Ends the saga on the batch's own thread, after the wait for the steps and before the saga is stored. */
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
            // A handler outside a saga has no scope.
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

    private void await(UnitOfWork<?> batch, Chains chains) {
        Throwable fault;
        try {
            CompletableFuture.allOf(chains.latest.values().toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            fault = null;
        } catch (ExecutionException e) {
            fault = e.getCause();
        } catch (TimeoutException e) {
            chains.givenUp = true;
            throw new CompletionException("The steps of a batch took longer than " + timeout, e);
        } catch (InterruptedException e) {
            chains.givenUp = true;
            Thread.currentThread().interrupt();
            throw new CompletionException("Interrupted while steps were running", e);
        }
        // A step that is interrupted because the process stops says nothing about its event.
        if (chains.parking != null && !(fault != null && threads.isShutdown())) {
            fault = chains.parking.park(batch, chains.faults());
        }
        if (fault != null) {
            throw new CompletionException(fault);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
