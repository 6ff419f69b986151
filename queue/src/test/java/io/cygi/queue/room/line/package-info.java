/** Tests of places and turns. */
@NullMarked
package io.cygi.queue.room.line;

import org.jspecify.annotations.NullMarked;
