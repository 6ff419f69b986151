/**
 * Holds the values of a statement: its header, its entries, lines and totals, and the arithmetic between them. The
 * values depend neither on rules nor on storage.
 */
@NullMarked
package io.cygi.settlement.statement;

import org.jspecify.annotations.NullMarked;
