/** Parts of requests that several services read: identifiers, preferences, idempotency keys. */
@NullMarked
package io.cygi.web.request;

import org.jspecify.annotations.NullMarked;
