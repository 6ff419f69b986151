/**
 * The places of a line and of a lobby, in order of arrival.
 * One partition of a line is kept in arrays and bitmaps, some twenty bytes a place.
 */
@NullMarked
package io.cygi.queue.room.line;

import org.jspecify.annotations.NullMarked;
