/**
 * Carries out the step that reads a concert: its events become the entries and totals of its statement. Entries and
 * progress are stored together, so that the step resumes after a crash.
 */
@NullMarked
package io.cygi.settlement.read;

import org.jspecify.annotations.NullMarked;
