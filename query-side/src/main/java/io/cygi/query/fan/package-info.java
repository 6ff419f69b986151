/**
 * Shows a fan the rest of the limit at a concert, the extensions of holds, and live reservations. It reads other
 * views and the last event of the allowance.
 */
@NullMarked
package io.cygi.query.fan;

import org.jspecify.annotations.NullMarked;
