/** Latencies, counts, medians, and progress while they are taken. */
@NullMarked
package io.cygi.loadtest.measure;

import org.jspecify.annotations.NullMarked;
