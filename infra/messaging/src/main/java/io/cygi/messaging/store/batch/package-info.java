/** Work of many callers that one thread does together, and the barrier that makes durable what was read. */
@NullMarked
package io.cygi.messaging.store.batch;

import org.jspecify.annotations.NullMarked;
