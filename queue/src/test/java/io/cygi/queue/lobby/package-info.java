/** Tests of what lobbies publish. */
@NullMarked
package io.cygi.queue.lobby;

import org.jspecify.annotations.NullMarked;
