/** Wires the table of first answers that the settlement keeps. */
@NullMarked
package io.cygi.settlement.idempotency;

import org.jspecify.annotations.NullMarked;
