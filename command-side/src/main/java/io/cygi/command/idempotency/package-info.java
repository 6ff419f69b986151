/** Idempotency keys: the first answer again. */
@NullMarked
package io.cygi.command.idempotency;

import org.jspecify.annotations.NullMarked;
