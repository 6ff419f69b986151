/** Refusals with the codes that callers see, and what all messages share. */
@NullMarked
package io.cygi.contracts;

import org.jspecify.annotations.NullMarked;
