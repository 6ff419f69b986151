/** Measures the appends of the database alone, for comparison with the cost of a booking. */
@NullMarked
package io.cygi.loadtest.floor;

import org.jspecify.annotations.NullMarked;
