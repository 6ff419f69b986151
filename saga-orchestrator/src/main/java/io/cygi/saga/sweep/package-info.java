/** Live reservations, and the sweeps that end expired holds and the reservations of cancelled concerts. */
@NullMarked
package io.cygi.saga.sweep;

import org.jspecify.annotations.NullMarked;
