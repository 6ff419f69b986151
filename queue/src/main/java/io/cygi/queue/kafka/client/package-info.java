/**
 * Connections to the Kafka broker: clients, topics, consumer threads and bounded waits.
 * Nothing here knows what a record means.
 */
@NullMarked
package io.cygi.queue.kafka.client;

import org.jspecify.annotations.NullMarked;
