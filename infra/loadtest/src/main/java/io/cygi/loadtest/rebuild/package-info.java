/** Measures the rebuild of read models from the events. */
@NullMarked
package io.cygi.loadtest.rebuild;

import org.jspecify.annotations.NullMarked;
