package io.cygi.eventtopic.publish;

import io.cygi.messaging.store.IndexedEvent;
import java.util.ArrayList;
import java.util.List;

/** Divides a page of events into parts, which are sent one after another. */
final class PageParts {

    private PageParts() {}

    /**
     * {@return the parts, each with at least one event}
     *
     * @param page the events in order
     * @param bytesMax the most bytes of payload and metadata in a part; a single event may have more
     */
    static List<List<IndexedEvent>> of(List<IndexedEvent> page, long bytesMax) {
        List<List<IndexedEvent>> parts = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int event = 0; event < page.size(); event++) {
            long size = bytes(page.get(event));
            if (event > from && bytes + size > bytesMax) {
                parts.add(page.subList(from, event));
                from = event;
                bytes = 0;
            }
            bytes += size;
        }
        if (from < page.size()) {
            parts.add(page.subList(from, page.size()));
        }
        return parts;
    }

    private static long bytes(IndexedEvent event) {
        return (long) event.getPayload().getData().length + event.getMetaData().getData().length;
    }
}
