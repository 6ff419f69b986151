/**
 * The draw of a lobby: who waits before the sale opens gets a place that anybody can recompute. Only the JDK is needed
 * here, so that the {@link io.cygi.queue.lottery.Verifier verifier} runs from these sources alone. What is proven and what
 * is not: {@code docs/adr/0012}.
 */
@NullMarked
package io.cygi.queue.lottery;

import org.jspecify.annotations.NullMarked;
