/** Tests of calls and their acknowledgements. */
@NullMarked
package io.cygi.queue.room.record;

import org.jspecify.annotations.NullMarked;
