/** What a run is told on its command line. */
@NullMarked
package io.cygi.loadtest.options;

import org.jspecify.annotations.NullMarked;
