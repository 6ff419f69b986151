/** The event store over JDBC and the reading of its history. */
@NullMarked
package io.cygi.messaging.store;

import org.jspecify.annotations.NullMarked;
