/** Who controls a room, and how its line moves. */
@NullMarked
package io.cygi.queue.admission;

import org.jspecify.annotations.NullMarked;
