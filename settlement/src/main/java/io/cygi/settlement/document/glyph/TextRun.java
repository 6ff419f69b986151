package io.cygi.settlement.document.glyph;

/** A part of a line that is drawn in one way. */
public sealed interface TextRun permits OutlineRun, TextRun.Plain {

    /**
     * Text in the main font of the document.
     *
     * @param text the text, from left to right
     */
    record Plain(String text) implements TextRun {}
}
