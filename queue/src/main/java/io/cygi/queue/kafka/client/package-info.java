/**
 * Connections to the Kafka broker: clients, topics, consumer threads and bounded waits. No class here interprets a
 * record.
 */
@NullMarked
package io.cygi.queue.kafka.client;

import org.jspecify.annotations.NullMarked;
