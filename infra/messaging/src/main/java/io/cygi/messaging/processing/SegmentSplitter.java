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
 * segments that it has claimed, and all reach the same division: a segment is split if the wanted division contains
 * only a part of it. A split that fails is tried again with the next claim.
 */
final class SegmentSplitter implements EventTrackerStatusChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentSplitter.class);

    private final String name;
    private final List<Segment> wanted;
    private final Supplier<StreamingEventProcessor> processor;

    /**
     * Creates the splitter.
     *
     * @param name the processor's name
     * @param wanted the wanted number of segments
     * @param processor returns the processor while it runs
     */
    SegmentSplitter(String name, int wanted, Supplier<StreamingEventProcessor> processor) {
        this.name = name;
        this.wanted = Segment.splitBalanced(Segment.ROOT_SEGMENT, wanted - 1);
        this.processor = processor;
    }

    /** {@return the wanted number of segments} */
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

    /**
     * {@return whether the wanted division contains only a part of the segment} The lower half of a split segment keeps
     * its identifier.
     */
    private boolean isTooLarge(Segment claimed) {
        return wanted.stream()
                .anyMatch(part -> part.getSegmentId() == claimed.getSegmentId() && part.getMask() > claimed.getMask());
    }

    /** Asks the processor to split the segment, which happens before it handles the segment's first event. */
    private void split(Segment claimed) {
        LOG.info("Processor {} splits {} into more segments", name, claimed);
        processor.get().splitSegment(claimed.getSegmentId()).whenComplete((done, fault) -> {
            if (fault != null) {
                LOG.warn("Processor {} could not split {} and tries again", name, claimed, fault);
            }
        });
    }
}
