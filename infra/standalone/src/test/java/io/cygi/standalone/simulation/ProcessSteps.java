package io.cygi.standalone.simulation;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.step.StepExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one process, with the behaviour of {@link io.cygi.messaging.step.BatchStepExecutor}: steps of a key run
 * one after another, even across batches; a batch waits for its steps, and fails with them.
 */
final class ProcessSteps implements StepExecutor {

    private static final String CHAINS = ProcessSteps.class.getName();
    private static final String ENDINGS = CHAINS + ".endings";
    private static final long TIMEOUT_MICROS = 60_000_000;

    private final SimulatedProcess process;
    private final Scheduler scheduler;
    private final Map<Object, Chain> latest = new HashMap<>();

    ProcessSteps(SimulatedProcess process, Scheduler scheduler) {
        this.process = process;
        this.scheduler = scheduler;
    }

    /** The steps of one key in one batch. */
    private static final class Chain {
        private final Deque<Runnable> steps = new ArrayDeque<>();
        private final Scheduler.Gate ended;
        private boolean over;
        private @Nullable RuntimeException fault;

        Chain(Scheduler.Gate ended) {
            this.ended = ended;
        }
    }

    void forget() {
        latest.clear();
    }

    /** Makes a batch wait for its steps before anything else. */
    void begin(UnitOfWork<?> batch) {
        chainsOf(batch);
    }

    private Map<Object, Chain> chainsOf(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(CHAINS, name -> {
            Map<Object, Chain> created = new LinkedHashMap<>();
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
        String correlation = Correlation.of(CurrentUnitOfWork.get().getMessage());
        boolean[] ended = new boolean[1];
        Chain chain = chainsOf(batch).computeIfAbsent(key, this::begin);
        chain.steps.add(() -> Correlation.run(correlation, () -> ended[0] = step.getAsBoolean()));
        if (currentScope() instanceof Saga<?> saga) {
            List<Runnable> endings = batch.getOrComputeResource(ENDINGS, name -> new ArrayList<>());
            endings.add(() -> {
                if (ended[0] && saga.isActive()) {
                    saga.execute(instance -> SagaLifecycle.end());
                }
            });
        }
    }

    private static @Nullable Object currentScope() {
        try {
            return Scope.getCurrentScope();
        } catch (IllegalStateException e) {
            // A handler that is no saga's has no scope.
            return null;
        }
    }

    private Chain begin(Object key) {
        Chain before = latest.get(key);
        Chain chain = new Chain(scheduler.new Gate());
        latest.put(key, chain);
        process.spawn("step of " + key.toString().substring(key.toString().length() - 4), () -> {
            while (before != null && !before.over) {
                before.ended.await(TIMEOUT_MICROS);
            }
            try {
                while (!chain.steps.isEmpty()) {
                    chain.steps.remove().run();
                }
            } catch (RuntimeException fault) {
                chain.fault = fault;
            } finally {
                chain.over = true;
                chain.ended.open();
                latest.remove(key, chain);
            }
        });
        return chain;
    }

    private void await(Map<Object, Chain> chains) {
        long deadline = scheduler.nowMicros() + TIMEOUT_MICROS;
        for (Chain chain : chains.values()) {
            while (!chain.over) {
                if (scheduler.nowMicros() >= deadline) {
                    throw new CompletionException("The steps of a batch took too long", null);
                }
                chain.ended.await(deadline - scheduler.nowMicros());
            }
        }
        for (Chain chain : chains.values()) {
            if (chain.fault != null) {
                throw new CompletionException(chain.fault);
            }
        }
    }
}
