/** The rows that the event store writes and reads: events, their times, their missing indexes, and what is stored with them. */
@NullMarked
package io.cygi.messaging.store.row;

import org.jspecify.annotations.NullMarked;
