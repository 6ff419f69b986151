/**
 * The records of a room, as they are stored in its topics. Every record may be stored twice; the second changes
 * nothing.
 */
@NullMarked
package io.cygi.queue.room.record;

import org.jspecify.annotations.NullMarked;
