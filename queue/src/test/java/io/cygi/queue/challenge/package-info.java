/** Tests of the proof of work. */
@NullMarked
package io.cygi.queue.challenge;

import org.jspecify.annotations.NullMarked;
