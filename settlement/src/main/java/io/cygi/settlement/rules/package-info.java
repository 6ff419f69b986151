/**
 * Defines what the platform takes of what a concert earned: versions of rules, rates and deductions. Versions are added
 * and never changed.
 */
@NullMarked
package io.cygi.settlement.rules;

import org.jspecify.annotations.NullMarked;
