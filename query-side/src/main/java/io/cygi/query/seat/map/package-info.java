/** Answers with seat maps. Keeps the maps that are asked for in memory and applies committed changes to them. */
@NullMarked
package io.cygi.query.seat.map;

import org.jspecify.annotations.NullMarked;
