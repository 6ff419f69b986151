/** Commands and events of a reservation. */
@NullMarked
package io.cygi.contracts.reservation;

import org.jspecify.annotations.NullMarked;
