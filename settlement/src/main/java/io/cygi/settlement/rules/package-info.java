/** What is taken from what a concert earned, for whom, and the fold that applies it to the concert's events. */
@NullMarked
package io.cygi.settlement.rules;

import org.jspecify.annotations.NullMarked;
