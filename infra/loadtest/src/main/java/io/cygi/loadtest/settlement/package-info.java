/** Measures the settlement of a concert. */
@NullMarked
package io.cygi.loadtest.settlement;

import org.jspecify.annotations.NullMarked;
