/** Tests of seat maps without a database. */
@NullMarked
package io.cygi.query.seat.map;

import org.jspecify.annotations.NullMarked;
