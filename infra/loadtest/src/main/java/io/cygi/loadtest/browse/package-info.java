/** Measures pages, in turns with an endpoint that does nothing. */
@NullMarked
package io.cygi.loadtest.browse;

import org.jspecify.annotations.NullMarked;
