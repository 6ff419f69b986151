/**
 * The HTTP side of the waiting room: the admission gate, the admin's endpoints, challenges and lobbies.
 * Tickets and the authentication of fans have packages of their own below.
 */
@NullMarked
package io.cygi.queue.http;

import org.jspecify.annotations.NullMarked;
