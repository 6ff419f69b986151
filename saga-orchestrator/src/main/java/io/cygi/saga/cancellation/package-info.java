/** Cancellation of reservations by the fan, and of whole concerts. */
@NullMarked
package io.cygi.saga.cancellation;

import org.jspecify.annotations.NullMarked;
