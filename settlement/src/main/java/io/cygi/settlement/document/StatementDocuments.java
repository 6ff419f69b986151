package io.cygi.settlement.document;

import io.cygi.contracts.UnavailableException;
import io.cygi.settlement.document.content.StatementWriter;
import io.cygi.settlement.document.pdf.PdfWriter;
import io.cygi.settlement.document.xlsx.XlsxWriter;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes statements as documents. Nothing in a document comes from the time, the place or the machine of its writing, so
 * that the same statement gives the same bytes. Lines are written as they come and not remembered.
 */
public final class StatementDocuments {

    /** The most workbooks and PDFs that are written at once: each takes a core, and up to a hundred megabytes. */
    static final int HEAVY_MAX = 2;

    private static final Set<DocumentFormat> HEAVY = EnumSet.of(DocumentFormat.XLSX, DocumentFormat.PDF);

    private final Map<DocumentFormat, StatementWriter> writers = new EnumMap<>(DocumentFormat.class);
    private final Semaphore heavy = new Semaphore(HEAVY_MAX, true);
    private final Duration wait;

    /**
     * @param zone in which documents for people tell the time; those for programs tell it in UTC
     * @param wait how long a workbook or a PDF waits for others to be written
     */
    public StatementDocuments(ZoneId zone, Duration wait) {
        this.wait = wait;
        writers.put(DocumentFormat.JSON, new JsonWriter());
        writers.put(DocumentFormat.CSV, new CsvWriter());
        writers.put(DocumentFormat.XLSX, new XlsxWriter(zone, XlsxWriter.SHEET_LINES_MAX));
        writers.put(DocumentFormat.PDF, new PdfWriter(zone));
    }

    /**
     * Writes the statement and leaves the stream open.
     *
     * @param format what to write
     * @param statement the header
     * @param lines its lines, all of them and in their order
     * @param out where to; not closed
     * @throws UnavailableException where too many others are being written; nothing was written then
     * @throws IllegalStateException where the lines are not those of the statement; what was written is then worthless
     * @throws IOException where it cannot be written
     */
    public void write(
            DocumentFormat format, SettlementStatement statement, Iterator<StatementLine> lines, OutputStream out)
            throws IOException {
        StatementWriter writer = writers.get(format);
        if (writer == null) {
            throw new IllegalArgumentException("there is no writer of " + format);
        }
        Iterator<StatementLine> checked = new CheckedLines(statement, lines);
        if (!HEAVY.contains(format)) {
            writer.write(statement, checked, out);
            return;
        }
        // A caller who reads slowly does not keep other documents from being written.
        Path file = Files.createTempFile("statement-", "." + format.extension());
        try {
            writeAlone(writer, statement, checked, file);
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void writeAlone(
            StatementWriter writer, SettlementStatement statement, Iterator<StatementLine> lines, Path file)
            throws IOException {
        await();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writer.write(statement, lines, out);
        } finally {
            heavy.release();
        }
    }

    private void await() {
        try {
            if (!heavy.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException(
                        "too many documents are being written", new TimeoutException("after " + wait));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("this process is ending", e);
        }
    }
}
