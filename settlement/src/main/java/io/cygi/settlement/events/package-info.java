/**
 * Reads the events of a concert from the event store, page by page and in order. Pages are read ahead, several at a
 * time, into bounded queues.
 */
@NullMarked
package io.cygi.settlement.events;

import org.jspecify.annotations.NullMarked;
