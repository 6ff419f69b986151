/** Requests under an idempotency key are carried out once. */
@NullMarked
package io.cygi.settlement.idempotency;

import org.jspecify.annotations.NullMarked;
