package io.cygi.settlement.document.glyph;

import java.awt.geom.GeneralPath;
import java.util.List;

/**
 * A piece of text as outlines, from left to right.
 *
 * @param text what it says
 * @param shapes its outlines, an em being 1
 * @param width its width, an em being 1
 */
public record OutlineRun(String text, List<Shape> shapes, float width) implements TextRun {

    /** Copies the list. */
    public OutlineRun {
        shapes = List.copyOf(shapes);
    }

    /**
     * An outline and where it is drawn.
     *
     * @param outline in units of its font
     * @param x from the run's left edge
     * @param y from the baseline
     * @param scale from the font's units to ems
     */
    public record Shape(GeneralPath outline, float x, float y, float scale) {}
}
