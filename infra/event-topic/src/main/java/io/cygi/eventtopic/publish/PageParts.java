package io.cygi.eventtopic.publish;

import io.cygi.messaging.store.IndexedEvent;
import java.util.ArrayList;
import java.util.List;

/** Cuts a page of events into parts that are sent one after the other. */
final class PageParts {

    private PageParts() {}

    /**
     * {@return the parts, each with at least one event}
     *
     * @param page in order
     * @param bytesMax how many bytes of payload and metadata a part has, unless it is a single event
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
