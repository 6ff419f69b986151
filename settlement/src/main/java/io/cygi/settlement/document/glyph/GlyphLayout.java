package io.cygi.settlement.document.glyph;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places glyphs of one font side by side, and marks over or under the preceding letter. A glyph without an advance is a
 * mark. A mark whose outline lies left of its origin is designed to overlap the preceding letter and is not moved; any
 * other is centred. Marks that would overlap each other are stacked.
 */
final class GlyphLayout {

    private static final float GAP = 0.03f;

    private final OutlineFont font;
    private final float scale;
    private final List<OutlineRun.Shape> shapes = new ArrayList<>();
    private float pen;

    GlyphLayout(OutlineFont font) {
        this.font = font;
        this.scale = 1f / font.unitsPerEm();
    }

    /**
     * {@return the run}
     *
     * @param text the text of the run
     * @param glyphs the glyphs in logical order
     * @param rightToLeft whether the first glyph is the rightmost
     */
    OutlineRun run(String text, List<Integer> glyphs, boolean rightToLeft) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int glyph : glyphs) {
            if (clusters.isEmpty() || font.advance(glyph) > 0) {
                clusters.add(new ArrayList<>());
            }
            clusters.getLast().add(glyph);
        }
        for (List<Integer> cluster : rightToLeft ? clusters.reversed() : clusters) {
            place(cluster, rightToLeft);
        }
        return new OutlineRun(text, shapes, pen);
    }

    private void place(List<Integer> cluster, boolean centred) {
        int base = cluster.getFirst();
        float advance = font.advance(base) * scale;
        Rectangle2D letter = bounds(base, pen, 0);
        add(base, pen, 0);
        @Nullable Rectangle2D above = null;
        @Nullable Rectangle2D below = null;
        for (int mark : cluster.subList(1, cluster.size())) {
            Rectangle2D natural = bounds(mark, pen + advance, 0);
            boolean drawnToTheLeft = !centred && natural.getMaxX() <= pen + advance + GAP;
            double x = drawnToTheLeft
                    ? pen + advance
                    : letter.getCenterX() - bounds(mark, 0, 0).getCenterX();
            boolean over = natural.getCenterY() > 0;
            double y = over
                    ? raise(bounds(mark, x, 0), drawnToTheLeft ? null : letter, above)
                    : lower(bounds(mark, x, 0), below);
            Rectangle2D placed = bounds(mark, x, y);
            above = over ? placed : above;
            below = over ? below : placed;
            add(mark, x, y);
        }
        pen += advance;
    }

    /** {@return the distance by which a mark is raised so that it covers neither the letter nor the mark above} */
    private static double raise(Rectangle2D mark, @Nullable Rectangle2D letter, @Nullable Rectangle2D other) {
        double y = letter != null && letter.getMaxY() > mark.getMinY() ? letter.getMaxY() - mark.getMinY() + GAP : 0;
        return other != null && overlap(mark, other) && other.getMaxY() > mark.getMinY() + y
                ? other.getMaxY() - mark.getMinY() + GAP
                : y;
    }

    private static double lower(Rectangle2D mark, @Nullable Rectangle2D other) {
        return other != null && overlap(mark, other) && other.getMinY() < mark.getMaxY()
                ? other.getMinY() - mark.getMaxY() - GAP
                : 0;
    }

    private static boolean overlap(Rectangle2D one, Rectangle2D other) {
        return one.getMinX() < other.getMaxX() && other.getMinX() < one.getMaxX();
    }

    private Rectangle2D bounds(int glyph, double x, double y) {
        Rectangle2D units = font.outline(glyph).getBounds2D();
        return new Rectangle2D.Double(
                x + units.getX() * scale,
                y + units.getY() * scale,
                units.getWidth() * scale,
                units.getHeight() * scale);
    }

    private void add(int glyph, double x, double y) {
        shapes.add(new OutlineRun.Shape(font.outline(glyph), (float) x, (float) y, scale));
    }
}
