/** Text that the main font of a document lacks: it is ordered, shaped and drawn with the glyphs of fallback fonts. */
@NullMarked
package io.cygi.settlement.document.glyph;

import org.jspecify.annotations.NullMarked;
