/** Projects seats, seat maps and seat changes into rows. Announces what is committed to the map and the stream. */
@NullMarked
package io.cygi.query.seat.projection;

import org.jspecify.annotations.NullMarked;
