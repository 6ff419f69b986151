/** Rooms on Kafka: their topics, what is written to them, and what this process reads of them. */
@NullMarked
package io.cygi.queue.kafka;

import org.jspecify.annotations.NullMarked;
