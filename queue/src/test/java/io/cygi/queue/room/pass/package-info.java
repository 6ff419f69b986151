/** Tests of passes. */
@NullMarked
package io.cygi.queue.room.pass;

import org.jspecify.annotations.NullMarked;
