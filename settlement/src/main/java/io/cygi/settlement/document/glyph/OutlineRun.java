package io.cygi.settlement.document.glyph;

import java.awt.geom.GeneralPath;
import java.util.List;

/**
 * A run of text as outlines, from left to right.
 *
 * @param text the text of the run
 * @param shapes the outlines; 1 is an em
 * @param width the width; 1 is an em
 */
public record OutlineRun(String text, List<Shape> shapes, float width) implements TextRun {

    /** Copies the list. */
    public OutlineRun {
        shapes = List.copyOf(shapes);
    }

    /**
     * An outline and its position.
     *
     * @param outline the outline, in units of its font
     * @param x distance from the run's left edge
     * @param y distance from the baseline
     * @param scale factor from the font's units to ems
     */
    public record Shape(GeneralPath outline, float x, float y, float scale) {}
}
