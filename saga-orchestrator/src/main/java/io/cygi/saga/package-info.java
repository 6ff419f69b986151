/** The processes that hold, pay, confirm, expire and cancel reservations. */
@NullMarked
package io.cygi.saga;

import org.jspecify.annotations.NullMarked;
