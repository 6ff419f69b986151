/** Tests of the draw. */
@NullMarked
package io.cygi.queue.lottery;

import org.jspecify.annotations.NullMarked;
