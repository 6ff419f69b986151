package io.cygi.messaging.store;

import io.cygi.messaging.store.batch.Durability;
import io.cygi.messaging.store.row.MissingIndexes;
import io.cygi.messaging.store.tail.EventTail;

/**
 * The parts that the event store works with.
 *
 * @param groups stores what has no transaction of its own
 * @param tail is told where something is stored past it
 * @param missing tells which gaps of positions are lost
 * @param durability keeps what may die with the server from being used
 */
record StoreParts(GroupCommit groups, EventTail tail, MissingIndexes missing, Durability durability) {}
