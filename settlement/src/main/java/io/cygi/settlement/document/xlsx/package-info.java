/**
 * Writes statements as workbooks, row by row.
 * The files hold no trace of when and where they were written.
 */
@NullMarked
package io.cygi.settlement.document.xlsx;

import org.jspecify.annotations.NullMarked;
