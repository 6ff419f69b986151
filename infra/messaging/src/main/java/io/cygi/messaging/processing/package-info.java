/** How events are processed: batches, positions, errors. */
@NullMarked
package io.cygi.messaging.processing;

import org.jspecify.annotations.NullMarked;
