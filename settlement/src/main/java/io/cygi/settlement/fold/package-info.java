/** From a concert's events to the entries of its statement, a page at a time. */
@NullMarked
package io.cygi.settlement.fold;

import org.jspecify.annotations.NullMarked;
