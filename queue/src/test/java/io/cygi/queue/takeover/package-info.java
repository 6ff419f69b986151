/** Several real processes on one real broker, killed as {@code kill -9} does. */
@NullMarked
package io.cygi.queue.takeover;

import org.jspecify.annotations.NullMarked;
