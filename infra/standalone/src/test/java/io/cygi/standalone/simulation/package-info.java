/** Runs command side, sagas and sweeps in two processes with a virtual time, and lets everything go wrong that can. */
@NullMarked
package io.cygi.standalone.simulation;

import org.jspecify.annotations.NullMarked;
