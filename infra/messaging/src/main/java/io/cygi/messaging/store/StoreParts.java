package io.cygi.messaging.store;

import io.cygi.messaging.store.batch.Durability;
import io.cygi.messaging.store.row.MissingIndexes;
import io.cygi.messaging.store.tail.EventTail;

/**
 * The parts that the event store works with.
 *
 * @param groups stores events without a transaction of their own
 * @param tail takes the stored events, and learns when something is stored past it
 * @param missing decides which gaps of positions are lost
 * @param durability keeps data that may die with the server from being used
 */
record StoreParts(GroupCommit groups, EventTail tail, MissingIndexes missing, Durability durability) {}
