/** Idempotency keys: a repeated request gets the first answer. */
@NullMarked
package io.cygi.command.idempotency;

import org.jspecify.annotations.NullMarked;
