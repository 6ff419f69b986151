/**
 * Holds what the packages of the seat view share: the status of a seat, its changes, and the version of a map. It
 * knows none of them.
 */
@NullMarked
package io.cygi.query.seat;

import org.jspecify.annotations.NullMarked;
