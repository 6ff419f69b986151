/**
 * The passes of fans who are inside, from admission until the booking ends or the pass expires.
 * A pass is used for one booking at a time, across all processes.
 */
@NullMarked
package io.cygi.queue.room.pass;

import org.jspecify.annotations.NullMarked;
