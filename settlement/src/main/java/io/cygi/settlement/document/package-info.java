/** Statements as documents: JSON, CSV, XLSX and PDF, byte by byte the same whenever they are written again. */
@NullMarked
package io.cygi.settlement.document;

import org.jspecify.annotations.NullMarked;
