/**
 * Computes a statement from the events of a concert, without a database, a clock or a framework.
 * The state between two pages of events is a value that can be stored.
 */
@NullMarked
package io.cygi.settlement.compute;

import org.jspecify.annotations.NullMarked;
