/** Headers that several services read: preferences and idempotency keys. */
@NullMarked
package io.cygi.web.request;

import org.jspecify.annotations.NullMarked;
