package io.cygi.messaging.store;

import io.cygi.messaging.server.LeftOutIndexes;
import io.cygi.messaging.server.ServerWatch;

/**
 * Parts of the event store that keep what may die with the database server from being used.
 *
 * @param watch knows the run of the server
 * @param leftOut indexes that no event will have
 * @param barrier makes durable what was read
 */
record Durability(ServerWatch watch, LeftOutIndexes leftOut, ReadBarrier barrier) {}
