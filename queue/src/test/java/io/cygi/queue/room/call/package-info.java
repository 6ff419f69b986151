/** Tests of calls and their acknowledgements. */
@NullMarked
package io.cygi.queue.room.call;

import org.jspecify.annotations.NullMarked;
