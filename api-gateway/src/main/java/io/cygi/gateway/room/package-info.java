/** Filter of bookings for concerts with a waiting room. */
@NullMarked
package io.cygi.gateway.room;

import org.jspecify.annotations.NullMarked;
