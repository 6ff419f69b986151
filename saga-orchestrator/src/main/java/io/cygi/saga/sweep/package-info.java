/** What is live, and the sweeps that end what has to end: holds past their time, reservations of cancelled concerts. */
@NullMarked
package io.cygi.saga.sweep;

import org.jspecify.annotations.NullMarked;
