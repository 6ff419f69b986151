package io.cygi.settlement.document.pdf;

import static io.cygi.settlement.document.pdf.PdfPages.BAND;
import static io.cygi.settlement.document.pdf.PdfPages.GREY;
import static io.cygi.settlement.document.pdf.PdfPages.INK;
import static io.cygi.settlement.document.pdf.PdfPages.MARGIN;
import static io.cygi.settlement.document.pdf.PdfPages.RULE;
import static io.cygi.settlement.document.pdf.PdfPages.WIDTH;

import io.cygi.settlement.document.content.AmountFormat;
import io.cygi.settlement.document.content.StatementSummary;
import java.io.IOException;
import java.util.List;

/** The upper part of a PDF's first page: the concert, the totals, and the events and rules behind them. */
final class PdfSummary {

    private static final float TITLE_SIZE = 18;
    private static final float HEADING_SIZE = 11;
    private static final float SIZE = 9;
    private static final float LEADING = 14;
    private static final float LABEL_WIDTH = 130;
    private static final float PADDING = 8;

    private final PdfPages pages;
    private final PdfText text;

    PdfSummary(PdfPages pages, PdfText text) {
        this.pages = pages;
        this.text = text;
    }

    void write(StatementSummary summary) throws IOException {
        pages.down(TITLE_SIZE);
        pages.text(StatementSummary.TITLE, MARGIN, pages.y(), TITLE_SIZE, true, INK);
        pages.down(10);
        pages.rule(MARGIN, WIDTH, pages.y(), 1.2f, INK);
        pages.down(LEADING + 4);
        entries(summary.about());
        heading("정산 내역 Totals (" + summary.currency() + ")");
        for (StatementSummary.Total total : summary.totals()) {
            total(total, false);
        }
        pages.down(PADDING);
        pages.rectangle(MARGIN, pages.y() - PADDING, WIDTH, LEADING + PADDING, BAND);
        pages.rule(MARGIN, WIDTH, pages.y() + LEADING, 0.8f, INK);
        total(summary.net(), true);
        heading("계산 근거 Computed from");
        entries(summary.audit());
        pages.down(LEADING);
    }

    private void heading(String title) throws IOException {
        pages.down(LEADING);
        pages.text(title, MARGIN, pages.y(), HEADING_SIZE, true, INK);
        pages.down(6);
        pages.rule(MARGIN, WIDTH, pages.y(), 0.5f, RULE);
        pages.down(LEADING);
    }

    private void entries(List<StatementSummary.LabeledText> entries) throws IOException {
        for (StatementSummary.LabeledText entry : entries) {
            pages.text(entry.label(), MARGIN, pages.y(), SIZE, false, GREY);
            for (String line : text.lines(entry.value(), SIZE, WIDTH - LABEL_WIDTH)) {
                pages.text(line, MARGIN + LABEL_WIDTH, pages.y(), SIZE, false, INK);
                pages.down(LEADING);
            }
        }
    }

    private void total(StatementSummary.Total total, boolean net) throws IOException {
        pages.text(total.label(), MARGIN + PADDING, pages.y(), SIZE, net, net ? INK : GREY);
        pages.textEndingAt(AmountFormat.grouped(total.amount()), MARGIN + WIDTH - PADDING, pages.y(), SIZE, net, INK);
        pages.down(net ? LEADING + PADDING : LEADING);
    }
}
