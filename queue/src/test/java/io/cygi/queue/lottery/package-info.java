/** Helpers that read and verify published lists. */
@NullMarked
package io.cygi.queue.lottery;

import org.jspecify.annotations.NullMarked;
