/**
 * This process's replicas of all rooms: what is written to their topics and what is read back.
 * One consumer thread applies every record, in order, to the state machines in {@code room}.
 */
@NullMarked
package io.cygi.queue.kafka.replica;

import org.jspecify.annotations.NullMarked;
