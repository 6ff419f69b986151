/** A whole concert sold out, and the check of its books. */
@NullMarked
package io.cygi.loadtest.sellout;

import org.jspecify.annotations.NullMarked;
