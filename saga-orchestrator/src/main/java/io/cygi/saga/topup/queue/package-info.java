/** The open top-ups: which are due, who works on them, and what the provider's callbacks have brought. */
@NullMarked
package io.cygi.saga.topup.queue;

import org.jspecify.annotations.NullMarked;
