package io.cygi.messaging.step;

import io.cygi.messaging.saga.BatchSagaStore;
import io.cygi.messaging.saga.SagaNotStoredException;
import io.cygi.messaging.worker.FaultKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks the events of one processor that cannot be handled, with all later events of the same aggregate, while the
 * other events go on. An event is parked in the transaction that moves the processor's position, so it is either parked
 * or delivered again.
 *
 * <p>A passing fault never parks: the batch fails and is delivered again. A permanent fault of a step parks all events
 * of its key in the batch after {@link #ATTEMPTS_MAX} attempts, and the changes of its sagas in the batch are dropped.
 * A permanent fault of a handler, or of storing a saga, fails the batch, but only after all other keys were tried, so
 * that one delivery finds all that cannot be handled. After {@link #DELIVERIES_MAX} failed deliveries their events are
 * parked without being handled.
 *
 * <p>Which keys of a batch are parked is decided once, before any of its sagas is read. A retry that commits later,
 * while the batch is handled, therefore never lets an event pass whose saga the batch has not seen: the event is parked
 * and retried in its turn.
 */
public final class StepParking {

    /** The number of attempts of a step before its event is parked. */
    static final int ATTEMPTS_MAX = 3;

    /**
     * The number of deliveries, before it is parked, of an event that a handler cannot handle or whose saga cannot be
     * stored.
     */
    static final int DELIVERIES_MAX = 2;

    /**
     * The most events that are remembered as not handled: a batch of 512 in each of sixteen segments. Above this number
     * one event is forgotten, and its deliveries are counted anew.
     */
    private static final int SUSPECTS_MAX = 16 * 512;

    private static final Logger LOG = LoggerFactory.getLogger(StepParking.class);
    private static final String RESOURCE = StepParking.class.getName();
    private static final long FIRST_PAUSE_NANOS = 20_000_000;

    private final String processor;
    private final ParkedQueue queue;
    private final BatchSagaStore sagas;
    private final ParkedKeys parkedKeys;

    /**
     * The faults by the identifier of their event. They stay when a segment moves to another process, because it may
     * come back.
     */
    private final Map<String, StepFault> suspects = new ConcurrentHashMap<>();

    /**
     * The segments whose sagas are stored one by one: the database has refused some, and has not stored a whole batch
     * since.
     */
    private final Set<Object> segmentsOneByOne = ConcurrentHashMap.newKeySet();

    /**
     * Creates the parking.
     *
     * @param processor the processor's name
     * @param queue the queue of parked events
     * @param parkedKeys the keys in the queue
     * @param sagas the sagas of the processor
     */
    public StepParking(String processor, ParkedQueue queue, ParkedKeys parkedKeys, BatchSagaStore sagas) {
        this.processor = processor;
        this.queue = queue;
        this.parkedKeys = parkedKeys;
        this.sagas = sagas;
    }

    private record StepFault(Throwable fault, int attempts) {}

    /** The events of a batch that are to be parked, and the faults of their keys. */
    private static final class Batch {

        private final Set<String> events = new HashSet<>();
        private final Map<String, StepFault> faults = new HashMap<>();
        private final Set<String> waitingKeys;

        /** The keys whose events are skipped, because the batch is going to fail for them. */
        private final Set<String> failedKeys = new HashSet<>();

        private @Nullable Throwable handlerFault;

        private Batch(Set<String> parkedKeys) {
            this.waitingKeys = new HashSet<>(parkedKeys);
        }
    }

    /** {@return the key of an event: events of one key are handled in order and parked together} */
    static String key(Message<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent.getAggregateIdentifier()
                : event.getIdentifier();
    }

    /** Decides which keys of a batch are parked. To be called before any saga of the batch is read. */
    void begin(UnitOfWork<?> batch) {
        Set<String> keys = messages(batch).stream().map(StepParking::key).collect(Collectors.toSet());
        batch.resources().put(RESOURCE, new Batch(parkedKeys.parkedAmong(segment(batch), keys)));
    }

    private Object segment(UnitOfWork<?> batch) {
        return batch.resources().getOrDefault("Processor[" + processor + "]/SegmentId", 0);
    }

    /** Handles an event, or notes that it is parked with the batch. */
    void handle(EventMessage<?> event, EventHandlerInvoker handlers) throws Exception {
        String key = key(event);
        String id = event.getIdentifier();
        Batch batch = CurrentUnitOfWork.get().root().getResource(RESOURCE);
        StepFault fault = suspects.get(id);
        if (batch.waitingKeys.contains(key)) {
            batch.events.add(id);
        } else if (batch.failedKeys.contains(key)) {
            LOG.debug("Event {} is handled with the next delivery", id);
        } else if (fault != null && fault.attempts >= DELIVERIES_MAX) {
            batch.waitingKeys.add(key);
            batch.faults.put(key, fault);
            batch.events.add(id);
        } else {
            try {
                handlers.handle(event, Segment.ROOT_SEGMENT);
            } catch (Exception | Error e) {
                if (FaultKind.of(e) == FaultKind.PASSING) {
                    throw e;
                }
                suspect(id, e);
                batch.failedKeys.add(key);
                batch.handlerFault = e;
            }
        }
    }

    private void suspect(String event, Throwable fault) {
        limitSuspects(event);
        suspects.merge(event, new StepFault(fault, 1), (before, now) -> new StepFault(fault, before.attempts + 1));
    }

    private void limitSuspects(String event) {
        if (suspects.size() >= SUSPECTS_MAX && !suspects.containsKey(event)) {
            suspects.keySet().stream().findAny().ifPresent(suspects::remove);
        }
    }

    /** Tries a step until it succeeds, meets a passing fault, or has failed {@link #ATTEMPTS_MAX} times. */
    static void attempt(Runnable step) {
        for (int attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (RuntimeException | Error e) {
                if (attempt == ATTEMPTS_MAX
                        || FaultKind.of(e) == FaultKind.PASSING
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.debug("A step failed at attempt {}", attempt, e);
                LockSupport.parkNanos(FIRST_PAUSE_NANOS << attempt);
            }
        }
    }

    /**
     * Parks the noted events of the batch, when all of its steps have ended.
     *
     * @param unitOfWork the unit of work of the batch
     * @param failedKeys the faults of the steps that did not succeed, by the key of their events
     * @return the fault with which the batch has to fail, null if it may be committed
     */
    @Nullable
    Throwable park(UnitOfWork<?> unitOfWork, Map<String, Throwable> failedKeys) {
        for (Throwable fault : failedKeys.values()) {
            if (FaultKind.of(fault) == FaultKind.PASSING) {
                return fault;
            }
        }
        Batch batch = unitOfWork.getResource(RESOURCE);
        if (batch.handlerFault != null) {
            return batch.handlerFault;
        }
        failedKeys.forEach((key, fault) -> batch.faults.put(key, new StepFault(fault, ATTEMPTS_MAX)));
        if (!batch.events.isEmpty() || !failedKeys.isEmpty()) {
            Map<String, StepFault> unreported = new HashMap<>(batch.faults);
            messages(unitOfWork).stream()
                    .filter(event -> failedKeys.containsKey(key(event)) || batch.events.contains(event.getIdentifier()))
                    .forEach(event -> add(segment(unitOfWork), event, unreported.remove(key(event))));
            sagas.discard(unitOfWork, event -> failedKeys.containsKey(key(event)));
        }
        return null;
    }

    private static List<EventMessage<?>> messages(UnitOfWork<?> unitOfWork) {
        List<? extends Message<?>> all = unitOfWork instanceof BatchingUnitOfWork<?> batch
                ? batch.getMessages()
                : List.of(unitOfWork.getMessage());
        return all.stream()
                .<EventMessage<?>>map(message -> (EventMessage<?>) message)
                .toList();
    }

    private void add(Object segment, EventMessage<?> event, @Nullable StepFault fault) {
        String key = key(event);
        parkedKeys.add(segment, key);
        queue.add(key, event, fault == null ? null : StepFailure.first(fault.fault, fault.attempts));
        if (fault == null) {
            LOG.info("Processor {} parks event {} of {} behind others", processor, event.getIdentifier(), key);
        } else {
            LOG.warn("Processor {} parks event {} of {}", processor, event.getIdentifier(), key, fault.fault);
        }
    }

    /**
     * Stores the batch's sagas. After the database has refused some, they are stored one by one, which finds the
     * refused one.
     */
    void storeSagas(UnitOfWork<?> batch) {
        Object segment = segment(batch);
        try {
            if (segmentsOneByOne.contains(segment)) {
                sagas.storeOneByOne(batch);
                segmentsOneByOne.remove(segment);
            } else {
                sagas.store(batch);
            }
        } catch (SagaNotStoredException e) {
            // The delivery that did not show which sagas are refused was the first one that failed.
            e.events().forEach(event -> {
                limitSuspects(event);
                suspects.put(event, new StepFault(e, DELIVERIES_MAX));
            });
            throw e;
        } catch (RuntimeException e) {
            if (FaultKind.of(e) == FaultKind.PERMANENT) {
                segmentsOneByOne.add(segment);
            }
            throw e;
        }
        if (!suspects.isEmpty()) {
            batch.afterCommit(
                    committed -> messages(committed).forEach(event -> suspects.remove(event.getIdentifier())));
        }
    }
}
