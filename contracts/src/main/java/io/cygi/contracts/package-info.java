/** Refusals: the business answers "no", with the codes callers see. */
@NullMarked
package io.cygi.contracts;

import org.jspecify.annotations.NullMarked;
