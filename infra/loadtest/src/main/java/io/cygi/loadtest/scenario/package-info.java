/** The parts that all scenarios share. */
@NullMarked
package io.cygi.loadtest.scenario;

import org.jspecify.annotations.NullMarked;
