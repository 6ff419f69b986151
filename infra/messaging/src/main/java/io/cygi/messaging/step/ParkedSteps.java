package io.cygi.messaging.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries the parked events of this process's processors, each key's in order: on request, and automatically after
 * growing pauses. A successful event leaves the queue in the transaction of its work. A failed one is kept with a new
 * count, and the later events of its key keep waiting.
 */
public final class ParkedSteps {

    /** The time between two looks for due keys. */
    public static final Duration PERIOD = Duration.ofSeconds(2);

    /** The most keys of a processor that a look retries. */
    static final int KEYS_PER_LOOK_MAX = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ParkedSteps.class);

    private final Map<String, Parked> processors = new ConcurrentHashMap<>();
    private final RetryBackoff backoff;

    /**
     * Creates the retries.
     *
     * @param backoff decides when a key is retried automatically
     */
    public ParkedSteps(RetryBackoff backoff) {
        this.backoff = backoff;
    }

    /** The parked steps of one processor: their queue, and the means of handling them. */
    public record Parked(
            ParkedQueue queue, EventHandlerInvoker handlers, BatchBoundary boundary, TransactionManager transactions) {}

    /**
     * Adds the parked steps of a processor.
     *
     * @param processor the processor's name
     * @param parked the parked steps
     */
    public void register(String processor, Parked parked) {
        processors.put(processor, parked);
    }

    /** {@return whether a processor of this process parks its events} @param processor the processor's name */
    public boolean parks(String processor) {
        return processors.containsKey(processor);
    }

    /**
     * Handles the parked events of a key again, from the first one on, unless another retry of the key is under way.
     *
     * @param processor the name of a processor that parks its events
     * @param key the key of the events, as it is stored with them
     * @return whether all parked events of the key were handled
     */
    public boolean retry(String processor, String key) {
        Parked parked = processors.get(processor);
        if (parked == null) {
            throw new IllegalArgumentException("no processor that parks its events: " + processor);
        }
        for (int events = 0; events < ParkedQueue.EVENTS_PER_KEY_MAX; events++) {
            ParkedQueue.Claimed claimed = parked.queue.claimFirst(key);
            if (claimed == null) {
                return !parked.queue.contains(key);
            }
            Throwable fault = handle(parked, claimed);
            if (fault != null) {
                StepFailure failure =
                        StepFailure.again(StepFailure.of(claimed.letter().diagnostics()), fault);
                LOG.warn(
                        "A retry of parked event {} of {} failed in {} with {}",
                        claimed.event().getIdentifier(),
                        key,
                        processor,
                        failure.reason(),
                        fault);
                parked.queue.keep(claimed, failure);
                return false;
            }
        }
        return false;
    }

    private static @Nullable Throwable handle(Parked parked, ParkedQueue.Claimed claimed) {
        DefaultUnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(claimed.event());
        work.attachTransaction(parked.transactions);
        ResultMessage<?> result = work.executeWithResult(
                () -> {
                    new DefaultInterceptorChain<>(work, List.of(parked.boundary), event -> {
                                parked.handlers.handle(event, Segment.ROOT_SEGMENT);
                                return null;
                            })
                            .proceed();
                    // The event is removed after the steps, so that another retry need not wait for them to find the
                    // event claimed.
                    work.onPrepareCommit(done -> parked.queue.remove(claimed));
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        return result.isExceptional() ? result.exceptionResult() : null;
    }

    /**
     * Retries the due keys of each processor. A key whose retry cannot even begin does not keep the others from theirs.
     *
     * @throws RuntimeException if a retry could not begin; thrown after all other retries
     */
    public void retryDue() {
        List<RuntimeException> faults = new ArrayList<>();
        processors.forEach((processor, parked) -> guard(faults, () -> parked.queue
                .due(backoff, KEYS_PER_LOOK_MAX)
                .forEach(key -> guard(faults, () -> retry(processor, key)))));
        if (!faults.isEmpty()) {
            RuntimeException first = faults.removeFirst();
            faults.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void guard(List<RuntimeException> faults, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            faults.add(e);
        }
    }
}
