/**
 * The endpoints of tickets: join, look, follow as a stream, leave.
 * Most requests are answered by a filter in front of the security chain.
 */
@NullMarked
package io.cygi.queue.http.ticket;

import org.jspecify.annotations.NullMarked;
