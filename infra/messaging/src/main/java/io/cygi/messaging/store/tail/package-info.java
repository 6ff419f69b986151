/** The newest events, which are kept in memory for the processors, and the positions of the processors among them. */
@NullMarked
package io.cygi.messaging.store.tail;

import org.jspecify.annotations.NullMarked;
