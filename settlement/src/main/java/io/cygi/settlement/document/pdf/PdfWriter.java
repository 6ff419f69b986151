package io.cygi.settlement.document.pdf;

import io.cygi.settlement.document.content.StatementSummary;
import io.cygi.settlement.document.content.StatementWriter;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Writes statements as PDF. The contents of finished pages are in a file; in memory are the font and a few kilobytes
 * for each page.
 */
public final class PdfWriter implements StatementWriter {

    private final ZoneId zone;

    public PdfWriter(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void write(SettlementStatement statement, Iterator<StatementLine> lines, OutputStream out)
            throws IOException {
        StatementSummary summary = new StatementSummary(statement, zone);
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
                PdfText text = new PdfText(document)) {
            describe(document, statement);
            String footer = StatementSummary.TITLE + " " + statement.settlementId();
            try (PdfPages pages = new PdfPages(document, text, footer)) {
                pages.newPage();
                new PdfSummary(pages, text).write(summary);
                new PdfLines(pages, text, summary).write(lines);
                pages.finish();
            }
            document.save(new NonClosingOutputStream(out));
        }
    }

    /** Sets the statement's time in the document, because the library would set the time of writing. */
    private static void describe(PDDocument document, SettlementStatement statement) {
        document.setDocumentId(UUID.fromString(statement.settlementId().value()).getMostSignificantBits());
        document.getDocumentCatalog().setLanguage("ko-KR");
        Calendar date = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        date.setTime(Date.from(statement.concert().closedAt()));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(StatementSummary.TITLE + ": " + statement.concert().title());
        information.setAuthor("Can You Get It");
        information.setCreationDate(date);
        information.setModificationDate(date);
    }
}
