/** Tickets and passes: what a fan holds in hand, signed. */
@NullMarked
package io.cygi.queue.ticket;

import org.jspecify.annotations.NullMarked;
