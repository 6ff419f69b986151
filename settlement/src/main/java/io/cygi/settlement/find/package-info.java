/**
 * Finds ended concerts that have no settlement yet. The list of ended concerts is a projection of the concerts' own
 * events.
 */
@NullMarked
package io.cygi.settlement.find;

import org.jspecify.annotations.NullMarked;
