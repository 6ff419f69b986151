/** Event processors with their segments, positions and failures, and sweeps. */
@NullMarked
package io.cygi.messaging.processing;

import org.jspecify.annotations.NullMarked;
