/** A whole concert sold out, and its books checked. */
@NullMarked
package io.cygi.loadtest.sellout;

import org.jspecify.annotations.NullMarked;
