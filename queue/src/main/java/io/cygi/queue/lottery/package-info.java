/**
 * The lottery of a lobby in this platform: commitments, signed receipts, the draw and the published list.
 * The algorithms are in {@code io.cygi.lottery}, which outsiders run as well.
 */
@NullMarked
package io.cygi.queue.lottery;

import org.jspecify.annotations.NullMarked;
