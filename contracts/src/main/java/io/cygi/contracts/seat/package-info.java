/** Commands and events of a seat. */
@NullMarked
package io.cygi.contracts.seat;

import org.jspecify.annotations.NullMarked;
