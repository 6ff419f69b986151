/** Refusals with the codes that callers see, and the parts that all messages share. */
@NullMarked
package io.cygi.contracts;

import org.jspecify.annotations.NullMarked;
