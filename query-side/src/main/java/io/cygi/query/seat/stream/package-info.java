/** Sends seat changes to the clients that follow a concert. Reads them from the log of changes and removes old ones. */
@NullMarked
package io.cygi.query.seat.stream;

import org.jspecify.annotations.NullMarked;
