/**
 * Holds the texts that every document shares: labels, times and amounts in Korean and English.
 * The formats implement the writer that is defined here.
 */
@NullMarked
package io.cygi.settlement.document.content;

import org.jspecify.annotations.NullMarked;
