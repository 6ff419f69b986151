/**
 * Stores settlements with their states, the entries of their statements, and findings.
 * A state is left only by the process that finds it as it was read.
 */
@NullMarked
package io.cygi.settlement.store;

import org.jspecify.annotations.NullMarked;
