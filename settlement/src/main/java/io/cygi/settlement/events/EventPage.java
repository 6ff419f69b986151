package io.cygi.settlement.events;

import io.cygi.messaging.store.history.StoredEvent;
import java.util.List;

/**
 * A page of a concert's events.
 *
 * @param events in their order
 * @param last whether there are no more
 */
public record EventPage(List<StoredEvent> events, boolean last) {}
