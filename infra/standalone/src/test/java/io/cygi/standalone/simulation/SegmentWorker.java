package io.cygi.standalone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;

/**
 * A worker of one process for a segment of an event processor. It handles events in batches while it has the segment's
 * claim. A batch commits its position, its sagas and its rows together, unless another process has taken the claim
 * meanwhile.
 */
final class SegmentWorker implements Runnable {

    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    private static final long SILENCE_MICROS = 1_000_000;
    private static final int PACE_MICROS_MAX = 30_000;
    private static final int PAUSE_MICROS_MAX = 3_000_000;
    private static final int BATCH_MAX = 8;
    private static final double LOST_ANSWER = 0.01;

    private final SimulatedProcess process;
    private final World world;
    private final String name;
    private final Segment segment;
    private final Handler handler;

    /** Handles the events of a processor. */
    @FunctionalInterface
    interface Handler {
        void handle(EventMessage<?> event, Segment segment) throws Exception;
    }

    SegmentWorker(SimulatedProcess process, World world, String group, Segment segment, Handler handler) {
        this.process = process;
        this.world = world;
        this.name = group + "#" + segment.getSegmentId();
        this.segment = segment;
        this.handler = handler;
    }

    @Override
    public void run() {
        while (true) {
            Instant now = process.clock().instant();
            GapAwareTrackingToken position = world.tables.claim(name, process.name(), now, now.minus(CLAIM_TIMEOUT));
            if (position == null) {
                world.scheduler.pause(world.random().nextInt(PAUSE_MICROS_MAX));
            } else {
                look(position);
            }
        }
    }

    private void look(GapAwareTrackingToken position) {
        List<TrackedEventMessage<?>> events =
                world.database.after(position, 1 + world.random().nextInt(BATCH_MAX));
        if (events.isEmpty()) {
            world.database.awaitNews(SILENCE_MICROS);
            world.scheduler.pause(1 + world.random().nextInt(PACE_MICROS_MAX));
            return;
        }
        try {
            process.point();
            handle(events);
        } catch (RuntimeException fault) {
            process.trace(() -> name + " has a batch handled again: " + fault);
            world.tables.release(name, process.name());
            world.scheduler.pause(world.random().nextInt(PAUSE_MICROS_MAX));
        }
    }

    private void handle(List<TrackedEventMessage<?>> events) {
        BatchingUnitOfWork<TrackedEventMessage<?>> batch = new BatchingUnitOfWork<>(events);
        ResultMessage<?> result = batch.executeWithResult(() -> {
            if (batch.isFirstMessage()) {
                process.steps().begin(batch);
                batch.onCommit(unitOfWork ->
                        commit((GapAwareTrackingToken) events.getLast().trackingToken()));
            }
            handler.handle(batch.getMessage(), segment);
            return null;
        });
        if (result.isExceptional()) {
            throw new CompletionException(result.exceptionResult());
        }
    }

    private void commit(GapAwareTrackingToken position) {
        process.point();
        if (!world.tables.commit(name, process.name(), position, process.clock().instant())) {
            throw new IllegalStateException("another process has taken the segment");
        }
        process.trace(() -> name + " reached " + position);
        process.point();
        process.mayFail(LOST_ANSWER);
    }
}
