/** Configures the table of answers that settlement stores under idempotency keys. */
@NullMarked
package io.cygi.settlement.idempotency;

import org.jspecify.annotations.NullMarked;
