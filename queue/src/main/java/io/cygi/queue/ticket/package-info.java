/**
 * Tickets and passes, and the signed tokens in which fans hold them.
 * All keys derive from one secret that every process shares.
 */
@NullMarked
package io.cygi.queue.ticket;

import org.jspecify.annotations.NullMarked;
