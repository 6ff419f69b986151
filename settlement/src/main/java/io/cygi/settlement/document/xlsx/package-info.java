/** Writes statements as workbooks, row by row. The files do not depend on the time and machine of writing. */
@NullMarked
package io.cygi.settlement.document.xlsx;

import org.jspecify.annotations.NullMarked;
