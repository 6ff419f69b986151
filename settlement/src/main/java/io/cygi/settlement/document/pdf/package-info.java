/**
 * Writes statements as PDF, page by page.
 * The contents of finished pages are kept in a file.
 */
@NullMarked
package io.cygi.settlement.document.pdf;

import org.jspecify.annotations.NullMarked;
