/**
 * The control of rooms: one process is elected as the leader of each room, plans its admissions and draws its lobby. A
 * deposed process cannot decide, because the log accepts decisions of the latest term only.
 */
@NullMarked
package io.cygi.queue.kafka.control;

import org.jspecify.annotations.NullMarked;
