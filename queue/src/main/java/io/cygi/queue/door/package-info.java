/** How fans come into a line, look at their tickets, leave, and go through the door. */
@NullMarked
package io.cygi.queue.door;

import org.jspecify.annotations.NullMarked;
