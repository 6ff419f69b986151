/**
 * Defines what the platform takes from what a concert earned: versions of rules, rates, and how they are applied.
 * Versions are added and never changed.
 */
@NullMarked
package io.cygi.settlement.rules;

import org.jspecify.annotations.NullMarked;
