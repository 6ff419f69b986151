/** Tests of the draw, the receipts and the list. */
@NullMarked
package io.cygi.lottery;

import org.jspecify.annotations.NullMarked;
