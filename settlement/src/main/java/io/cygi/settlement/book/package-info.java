/** What is written of settlements, and why some are held back. */
@NullMarked
package io.cygi.settlement.book;

import org.jspecify.annotations.NullMarked;
