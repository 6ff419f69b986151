/** The processing of events: batches, positions, steps, errors. */
@NullMarked
package io.cygi.messaging.processing;

import org.jspecify.annotations.NullMarked;
