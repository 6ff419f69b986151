/** Confirms decisions of cached aggregates that the event store did not confirm. */
@NullMarked
package io.cygi.messaging.decision;

import org.jspecify.annotations.NullMarked;
