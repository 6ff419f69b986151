/** What the platform takes of what a concert earned: versions of rules, and the arithmetic. */
@NullMarked
package io.cygi.settlement.rule;

import org.jspecify.annotations.NullMarked;
