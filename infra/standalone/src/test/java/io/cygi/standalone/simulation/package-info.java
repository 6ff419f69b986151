/** Simulation of command side, sagas and sweeps in two processes on a virtual time, with every possible fault. */
@NullMarked
package io.cygi.standalone.simulation;

import org.jspecify.annotations.NullMarked;
