/** The concerts that have ended, as their events tell. */
@NullMarked
package io.cygi.settlement.concert;

import org.jspecify.annotations.NullMarked;
