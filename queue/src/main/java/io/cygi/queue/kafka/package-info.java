/** Rooms on Kafka: their topics, the records that are written, and the replicas that this process reads from them. */
@NullMarked
package io.cygi.queue.kafka;

import org.jspecify.annotations.NullMarked;
