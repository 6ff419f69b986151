/**
 * The draw of a lobby: a published function of a committed seed that anybody can recompute.
 * Depends on the JDK only. {@code docs/adr/0012} says what is proven and what is not.
 */
@NullMarked
package io.cygi.lottery;

import org.jspecify.annotations.NullMarked;
