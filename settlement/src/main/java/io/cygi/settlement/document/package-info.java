/**
 * Writes statements as JSON and CSV, and passes workbooks and PDFs to the packages below. The same statement gives the
 * same bytes each time.
 */
@NullMarked
package io.cygi.settlement.document;

import org.jspecify.annotations.NullMarked;
