/** What sagas remember between events. */
@NullMarked
package io.cygi.messaging.saga;

import org.jspecify.annotations.NullMarked;
