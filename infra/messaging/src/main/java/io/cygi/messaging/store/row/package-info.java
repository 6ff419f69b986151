/**
 * The rows that the event store writes and reads: events, their times, their missing indexes, and the rows that are
 * stored with them.
 */
@NullMarked
package io.cygi.messaging.store.row;

import org.jspecify.annotations.NullMarked;
