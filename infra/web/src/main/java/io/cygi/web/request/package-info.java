/** Parts of requests that several services read: preferences, idempotency keys and parameters of the query. */
@NullMarked
package io.cygi.web.request;

import org.jspecify.annotations.NullMarked;
