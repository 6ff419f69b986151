/** The waiting room: a fair line in front of a sale, whose places are offsets of a Kafka topic. */
@NullMarked
package io.cygi.queue;

import org.jspecify.annotations.NullMarked;
