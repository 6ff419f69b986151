/** Tests of seat maps without a database. */
@NullMarked
package io.cygi.query.seat;

import org.jspecify.annotations.NullMarked;
