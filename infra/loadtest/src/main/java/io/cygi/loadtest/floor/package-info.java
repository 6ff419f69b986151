/** Measures the appends of the database alone, which a booking's cost is compared with. */
@NullMarked
package io.cygi.loadtest.floor;

import org.jspecify.annotations.NullMarked;
