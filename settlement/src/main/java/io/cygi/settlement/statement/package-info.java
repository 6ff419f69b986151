/** What a statement says: its header, its lines and the arithmetic that holds between them. */
@NullMarked
package io.cygi.settlement.statement;

import org.jspecify.annotations.NullMarked;
