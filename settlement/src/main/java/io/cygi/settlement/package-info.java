/** Settlement: what a closed concert earned, its statement, and the payout to its organizer. */
@NullMarked
package io.cygi.settlement;

import org.jspecify.annotations.NullMarked;
