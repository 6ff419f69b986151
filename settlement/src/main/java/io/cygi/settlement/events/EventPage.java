package io.cygi.settlement.events;

import io.cygi.messaging.store.history.StoredEvent;
import java.util.List;

/**
 * A page of a concert's events.
 *
 * @param events the events in order
 * @param last whether this is the last page
 */
public record EventPage(List<StoredEvent> events, boolean last) {}
