/**
 * Serves the rules to admins, and computes the totals of past concerts by other rules. Nothing that is computed here is
 * stored.
 */
@NullMarked
package io.cygi.settlement.whatif;

import org.jspecify.annotations.NullMarked;
