package io.cygi.messaging.processing;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits segments of a processor that was used with fewer of them than are configured now. Each process decides for the
 * segments that it has claimed, and all come to the same division: a segment is split where the wanted division has a part
 * of it only. A split that fails is tried again with the next claim.
 */
final class SegmentSplitter implements EventTrackerStatusChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentSplitter.class);

    private final String name;
    private final List<Segment> wanted;
    private final Supplier<StreamingEventProcessor> processor;

    /**
     * @param name of the processor
     * @param wanted the number of segments
     * @param processor is asked for while it runs
     */
    SegmentSplitter(String name, int wanted, Supplier<StreamingEventProcessor> processor) {
        this.name = name;
        this.wanted = Segment.splitBalanced(Segment.ROOT_SEGMENT, wanted - 1);
        this.processor = processor;
    }

    /** {@return the number of segments} */
    int wanted() {
        return wanted.size();
    }

    @Override
    public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> segments) {
        segments.values().stream()
                .filter(EventTrackerStatus::trackerAdded)
                .map(EventTrackerStatus::getSegment)
                .filter(this::isTooLarge)
                .forEach(this::split);
    }

    /** The lower half of a segment that is split keeps its identifier. */
    private boolean isTooLarge(Segment claimed) {
        return wanted.stream()
                .anyMatch(part -> part.getSegmentId() == claimed.getSegmentId() && part.getMask() > claimed.getMask());
    }

    /** The processor splits before it handles the segment's first event. */
    private void split(Segment claimed) {
        LOG.info("Processor {} splits {} into more segments", name, claimed);
        processor.get().splitSegment(claimed.getSegmentId()).whenComplete((done, fault) -> {
            if (fault != null) {
                LOG.warn("Processor {} could not split {} and tries again", name, claimed, fault);
            }
        });
    }
}
