/** The calls between the waiting rooms and other services of the platform. */
@NullMarked
package io.cygi.queue.remote;

import org.jspecify.annotations.NullMarked;
