package io.cygi.settlement.document.pdf;

import io.cygi.settlement.document.glyph.OutlineRun;
import io.cygi.settlement.document.glyph.TextRun;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a document, filled one after the other from top to bottom. Each has a footer with its number and the
 * number of pages. Because that number is known only at the end, all footers show one shared drawing, which is drawn
 * last.
 */
final class PdfPages implements AutoCloseable {

    static final float MARGIN = 42;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    static final Color INK = new Color(0x1A, 0x1A, 0x1A);
    static final Color GREY = new Color(0x66, 0x66, 0x66);
    static final Color RULE = new Color(0xBB, 0xBB, 0xBB);
    static final Color BAND = new Color(0xEE, 0xF1, 0xF5);

    private static final float FOOTER = 30;
    private static final float BOTTOM = MARGIN + 14;
    private static final float FOOTER_SIZE = 7.5f;
    private static final float PAGE_COUNT_WIDTH = 24;
    private static final float BOLD_STROKE = 0.035f;

    private final PDDocument document;
    private final PdfText text;
    private final String footer;
    private final PDAppearanceStream pageCount;
    /** The resources that all pages share. */
    private final PDResources resources = new PDResources();

    private final PdfOutlines outlines = new PdfOutlines();

    private @Nullable PDPageContentStream content;
    private int pages;
    private float y;

    PdfPages(PDDocument document, PdfText text, String footer) {
        this.document = document;
        this.text = text;
        this.footer = footer;
        this.pageCount = new PDAppearanceStream(document);
        pageCount.setBBox(new PDRectangle(PAGE_COUNT_WIDTH, FOOTER_SIZE * 2));
        pageCount.setResources(new PDResources());
    }

    /** {@return the position of the next content, in points from the bottom of the page} */
    float y() {
        return y;
    }

    /** Moves the position down. */
    void down(float points) {
        y -= points;
    }

    /** {@return whether content of a height still fits on the page} */
    boolean fits(float height) {
        return pages > 0 && y - height >= BOTTOM;
    }

    void newPage() throws IOException {
        finishPage();
        PDPage page = new PDPage(PDRectangle.A4);
        page.setResources(resources);
        document.addPage(page);
        content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true);
        pages++;
        y = PDRectangle.A4.getHeight() - MARGIN;
        footer();
    }

    /**
     * Writes a text.
     *
     * @param shown the text, as {@link PdfText#shown} returns it
     * @param x distance from the page's left edge in points
     * @param baseline distance from the bottom in points
     */
    void text(String shown, float x, float baseline, float size, boolean bold, Color color) throws IOException {
        if (shown.isEmpty()) {
            return;
        }
        float at = x;
        for (TextRun run : text.runs(shown)) {
            switch (run) {
                case TextRun.Plain plain -> plain(plain.text(), at, baseline, size, bold, color);
                case OutlineRun outlines -> outlines(outlines, at, baseline, size, bold, color);
            }
            at += text.width(run, size);
        }
    }

    private void plain(String shown, float x, float baseline, float size, boolean bold, Color color)
            throws IOException {
        PDPageContentStream page = page();
        page.beginText();
        page.setNonStrokingColor(color);
        // The font has one weight, so bold text has its outlines drawn as well.
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (bold) {
            page.setStrokingColor(color);
            page.setLineWidth(size * BOLD_STROKE);
        }
        page.setFont(text.font(), size);
        page.newLineAtOffset(x, baseline);
        page.showText(shown);
        page.endText();
    }

    private void outlines(OutlineRun run, float x, float baseline, float size, boolean bold, Color color)
            throws IOException {
        PDPageContentStream page = page();
        page.setNonStrokingColor(color);
        if (bold) {
            page.setStrokingColor(color);
            page.setLineWidth(size * BOLD_STROKE);
        }
        outlines.draw(page, run, AffineTransform.getTranslateInstance(x, baseline), size, bold);
    }

    /** Writes a text that ends at a position. */
    void textEndingAt(String shown, float right, float baseline, float size, boolean bold, Color color)
            throws IOException {
        text(shown, right - text.width(shown, size), baseline, size, bold, color);
    }

    void rule(float x, float width, float at, float thickness, Color color) throws IOException {
        rectangle(x, at - thickness / 2, width, thickness, color);
    }

    void rectangle(float x, float bottom, float width, float height, Color color) throws IOException {
        PDPageContentStream page = page();
        page.setNonStrokingColor(color);
        page.addRect(x, bottom, width, height);
        page.fill();
    }

    private void footer() throws IOException {
        float right = MARGIN + WIDTH;
        text(footer, MARGIN, FOOTER, FOOTER_SIZE, false, GREY);
        textEndingAt(pages + " /", right - PAGE_COUNT_WIDTH, FOOTER, FOOTER_SIZE, false, GREY);
        PDPageContentStream page = page();
        page.saveGraphicsState();
        page.transform(Matrix.getTranslateInstance(right - PAGE_COUNT_WIDTH, FOOTER));
        page.drawForm(pageCount);
        page.restoreGraphicsState();
    }

    private PDPageContentStream page() {
        if (content == null) {
            throw new IllegalStateException("there is no page yet");
        }
        return content;
    }

    private void finishPage() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    /** Ends the last page and draws the number of pages into all footers. */
    void finish() throws IOException {
        finishPage();
        try (PDPageContentStream drawing = new PDPageContentStream(document, pageCount)) {
            drawing.beginText();
            drawing.setNonStrokingColor(GREY);
            drawing.setFont(text.font(), FOOTER_SIZE);
            drawing.newLineAtOffset(FOOTER_SIZE / 4, 0);
            drawing.showText(Integer.toString(pages));
            drawing.endText();
        }
    }

    @Override
    public void close() throws IOException {
        finishPage();
    }
}
