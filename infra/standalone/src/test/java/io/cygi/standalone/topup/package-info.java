/** Simulation of top-ups from begin to end, with every possible fault. */
@NullMarked
package io.cygi.standalone.topup;

import org.jspecify.annotations.NullMarked;
