/** Work that a browser does before it may join: nothing for one fan, a bill for whoever joins ten thousand times. */
@NullMarked
package io.cygi.queue.challenge;

import org.jspecify.annotations.NullMarked;
