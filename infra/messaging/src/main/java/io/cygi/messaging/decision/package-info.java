/** Detects decisions of cached aggregates that appended no event, so that they are made again on the stored events. */
@NullMarked
package io.cygi.messaging.decision;

import org.jspecify.annotations.NullMarked;
