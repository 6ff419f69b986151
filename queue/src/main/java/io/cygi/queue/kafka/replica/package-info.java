/**
 * This process's replicas of all rooms: the writers to their topics, and the consumer that reads them back. One
 * consumer thread applies every record, in order, to the state machines in {@code room}.
 */
@NullMarked
package io.cygi.queue.kafka.replica;

import org.jspecify.annotations.NullMarked;
