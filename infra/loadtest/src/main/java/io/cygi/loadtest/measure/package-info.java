/** Latencies, counts and medians, and the progress of a measurement. */
@NullMarked
package io.cygi.loadtest.measure;

import org.jspecify.annotations.NullMarked;
