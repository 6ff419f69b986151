/** The event store over JDBC: its commits, its reads and its streams. */
@NullMarked
package io.cygi.messaging.store;

import org.jspecify.annotations.NullMarked;
