/** Idempotency keys: repeats the first answer of a repeated request. */
@NullMarked
package io.cygi.command.idempotency;

import org.jspecify.annotations.NullMarked;
