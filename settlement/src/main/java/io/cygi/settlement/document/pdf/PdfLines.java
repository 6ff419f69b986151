package io.cygi.settlement.document.pdf;

import static io.cygi.settlement.document.pdf.PdfPages.BAND;
import static io.cygi.settlement.document.pdf.PdfPages.INK;
import static io.cygi.settlement.document.pdf.PdfPages.MARGIN;
import static io.cygi.settlement.document.pdf.PdfPages.RULE;
import static io.cygi.settlement.document.pdf.PdfPages.WIDTH;

import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.document.content.AmountFormat;
import io.cygi.settlement.document.content.StatementSummary;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.StatementLine;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** The table of lines in a PDF, with the names of the columns on each page and the net at the end. */
final class PdfLines {

    private static final float SIZE = 7.5f;
    private static final float LEADING = 10.5f;
    private static final float PADDING = 3;
    private static final float HEAD_HEIGHT = LEADING + 2 * PADDING;

    private static final float NUMBER_RIGHT = MARGIN + 36;
    private static final float KIND = MARGIN + 44;
    private static final float RESERVATION = MARGIN + 102;
    private static final float TIME = MARGIN + 262;
    private static final float SEATS = MARGIN + 346;
    private static final float AMOUNT_RIGHT = MARGIN + WIDTH - PADDING;
    private static final float SEATS_WIDTH = 104;

    private final PdfPages pages;
    private final PdfText text;
    private final StatementSummary summary;
    private long written;

    PdfLines(PdfPages pages, PdfText text, StatementSummary summary) {
        this.pages = pages;
        this.text = text;
        this.summary = summary;
    }

    void write(Iterator<StatementLine> lines) throws IOException {
        columns();
        while (lines.hasNext()) {
            line(lines.next());
        }
        ensureRoom(2 * HEAD_HEIGHT);
        pages.rule(MARGIN, WIDTH, pages.y(), 0.8f, INK);
        float baseline = baseline();
        pages.text(summary.net().label(), KIND, baseline, SIZE, true, INK);
        pages.textEndingAt(AmountFormat.grouped(summary.net().amount()), AMOUNT_RIGHT, baseline, SIZE, true, INK);
        pages.down(HEAD_HEIGHT);
        pages.rule(MARGIN, WIDTH, pages.y(), 0.8f, INK);
    }

    private void line(StatementLine line) throws IOException {
        List<String> seats = seats(line);
        float height = Math.max(1, seats.size()) * LEADING + PADDING;
        ensureRoom(height);
        float baseline = pages.y() - LEADING + PADDING / 2;
        pages.textEndingAt(Long.toString(++written), NUMBER_RIGHT, baseline, SIZE, false, INK);
        pages.text(StatementSummary.kind(line.kind()), KIND, baseline, SIZE, false, INK);
        pages.text(line.reservationId().uuid(), RESERVATION, baseline, SIZE, false, INK);
        pages.text(summary.seconds(line.at()), TIME, baseline, SIZE, false, INK);
        pages.textEndingAt(AmountFormat.grouped(line.signedAmount()), AMOUNT_RIGHT, baseline, SIZE, false, INK);
        for (int i = 0; i < seats.size(); i++) {
            pages.text(seats.get(i), SEATS, baseline - i * LEADING, SIZE, false, INK);
        }
        pages.down(height);
        pages.rule(MARGIN, WIDTH, pages.y(), 0.3f, RULE);
    }

    /**
     * Returns the text of a line's seats. It is left out for fee and tax, which follow the payment of the same seats.
     */
    private List<String> seats(StatementLine line) {
        if (line.kind() == LineKind.FEE || line.kind() == LineKind.TAX) {
            return List.of();
        }
        String names = line.seats().stream().map(SeatNumber::toString).collect(Collectors.joining(", "));
        return text.lines(names, SIZE, SEATS_WIDTH);
    }

    private void ensureRoom(float height) throws IOException {
        if (!pages.fits(height)) {
            pages.newPage();
            columns();
        }
    }

    private void columns() throws IOException {
        pages.rectangle(MARGIN, pages.y() - HEAD_HEIGHT, WIDTH, HEAD_HEIGHT, BAND);
        float baseline = baseline();
        pages.textEndingAt("번호 No.", NUMBER_RIGHT, baseline, SIZE, true, INK);
        pages.text("구분 Kind", KIND, baseline, SIZE, true, INK);
        pages.text("예약 Reservation", RESERVATION, baseline, SIZE, true, INK);
        pages.text("일시 Time", TIME, baseline, SIZE, true, INK);
        pages.text("좌석 Seats", SEATS, baseline, SIZE, true, INK);
        pages.textEndingAt("금액 Amount", AMOUNT_RIGHT, baseline, SIZE, true, INK);
        pages.down(HEAD_HEIGHT);
        pages.rule(MARGIN, WIDTH, pages.y(), 0.5f, INK);
    }

    private float baseline() {
        return pages.y() - LEADING - PADDING / 2;
    }
}
