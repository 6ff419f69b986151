/** Tests of the state machine, without a broker. */
@NullMarked
package io.cygi.queue.room;

import org.jspecify.annotations.NullMarked;
