/**
 * Serves the rules to admins, and computes what past concerts would have come to by other rules.
 * Nothing that is computed here is stored.
 */
@NullMarked
package io.cygi.settlement.whatif;

import org.jspecify.annotations.NullMarked;
