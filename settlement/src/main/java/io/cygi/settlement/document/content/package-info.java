/**
 * Provides the texts of all documents: labels, times and amounts in Korean and English. It also defines the writer that
 * the formats implement.
 */
@NullMarked
package io.cygi.settlement.document.content;

import org.jspecify.annotations.NullMarked;
