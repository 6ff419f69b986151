/** The reading of stored events: the events of one aggregate, of several aggregates at once, and page by page. */
@NullMarked
package io.cygi.messaging.store.history;

import org.jspecify.annotations.NullMarked;
