package io.cygi.settlement.document.pdf;

import io.cygi.settlement.document.glyph.OutlineRun;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;

/**
 * Draws text as outlines. The text itself is stored beside the outlines for a bounded number of different texts, so
 * that readers can search, copy and read it out.
 */
final class PdfOutlines {

    /** Bound on the different texts that are stored. Each is an entry that all pages share. */
    private static final int TEXTS_MAX = 1_000;

    private static final COSName SPAN = COSName.getPDFName("Span");

    private final Map<String, PDPropertyList> texts = new HashMap<>();

    /**
     * Fills the outlines with the page's color.
     *
     * @param page the page
     * @param run the outlines
     * @param origin start of the run's baseline
     * @param size the font size in points
     * @param stroked whether the outlines are drawn bold
     */
    void draw(PDPageContentStream page, OutlineRun run, AffineTransform origin, float size, boolean stroked)
            throws IOException {
        boolean told = texts.containsKey(run.text()) || texts.size() < TEXTS_MAX;
        if (told) {
            page.beginMarkedContent(SPAN, texts.computeIfAbsent(run.text(), PdfOutlines::actualText));
        }
        for (OutlineRun.Shape shape : run.shapes()) {
            AffineTransform place = new AffineTransform(origin);
            place.scale(size, size);
            place.translate(shape.x(), shape.y());
            place.scale(shape.scale(), shape.scale());
            if (path(page, shape.outline().getPathIterator(place))) {
                if (stroked) {
                    page.fillAndStroke();
                } else {
                    page.fill();
                }
            }
        }
        if (told) {
            page.endMarkedContent();
        }
    }

    private static PDPropertyList actualText(String text) {
        COSDictionary properties = new COSDictionary();
        properties.setString(COSName.ACTUAL_TEXT, text);
        return PDPropertyList.create(properties);
    }

    /** {@return whether there was anything to draw} Curves of fonts have one control point, those of PDF have two. */
    private static boolean path(PDPageContentStream page, PathIterator path) throws IOException {
        boolean any = false;
        float[] at = new float[6];
        float x = 0;
        float y = 0;
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    page.moveTo(at[0], at[1]);
                    x = at[0];
                    y = at[1];
                    any = true;
                }
                case PathIterator.SEG_LINETO -> {
                    page.lineTo(at[0], at[1]);
                    x = at[0];
                    y = at[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    page.curveTo(
                            x + (at[0] - x) * 2 / 3,
                            y + (at[1] - y) * 2 / 3,
                            at[2] + (at[0] - at[2]) * 2 / 3,
                            at[3] + (at[1] - at[3]) * 2 / 3,
                            at[2],
                            at[3]);
                    x = at[2];
                    y = at[3];
                }
                case PathIterator.SEG_CLOSE -> page.closePath();
                default -> throw new IllegalStateException("no font has such a segment");
            }
        }
        return any;
    }
}
