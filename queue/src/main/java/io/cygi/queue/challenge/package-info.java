/**
 * The proof of work that a browser does before it joins.
 * It costs one fan nothing noticeable and makes ten thousand joins expensive.
 */
@NullMarked
package io.cygi.queue.challenge;

import org.jspecify.annotations.NullMarked;
