/**
 * The use cases of a waiting room: join, look, be admitted, leave, and follow the concert's events. They combine the
 * sale's policy, the replica of the room and the bounds on joins. HTTP is left to {@code http}.
 */
@NullMarked
package io.cygi.queue.service;

import org.jspecify.annotations.NullMarked;
