/** The endpoints with which fans cancel reservations. */
@NullMarked
package io.cygi.command.cancellation;

import org.jspecify.annotations.NullMarked;
