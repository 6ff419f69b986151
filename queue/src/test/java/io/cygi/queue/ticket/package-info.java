/** Tests of tickets and passes. */
@NullMarked
package io.cygi.queue.ticket;

import org.jspecify.annotations.NullMarked;
