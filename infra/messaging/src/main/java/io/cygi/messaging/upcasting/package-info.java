/** Reads events that were stored in an earlier revision. */
@NullMarked
package io.cygi.messaging.upcasting;

import org.jspecify.annotations.NullMarked;
