/** Puts the seats of a concert in the order of its map. Writes the map as JSON from the statuses that it is given. */
@NullMarked
package io.cygi.query.seat.layout;

import org.jspecify.annotations.NullMarked;
