/** The first answers of requests under idempotency keys. Each service has a table of its own. */
@NullMarked
package io.cygi.web.idempotency;

import org.jspecify.annotations.NullMarked;
