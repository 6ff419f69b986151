/**
 * Carries out requests under an idempotency key once, and repeats their first answer.
 * The answer is stored in the transaction of the request.
 */
@NullMarked
package io.cygi.settlement.idempotency;

import org.jspecify.annotations.NullMarked;
