/** The processors of events: their segments, positions and failures, and the sweeps. */
@NullMarked
package io.cygi.messaging.processing;

import org.jspecify.annotations.NullMarked;
