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
 * Writes statements as documents. The same statement gives the same bytes, whenever and wherever it is written. Lines
 * are written one by one and not kept in memory.
 */
public final class StatementDocuments {

    /**
     * Bound on the workbooks and PDFs that are written at the same time. Each takes a core, and up to a hundred
     * megabytes.
     */
    static final int HEAVY_MAX = 2;

    private static final Set<DocumentFormat> HEAVY = EnumSet.of(DocumentFormat.XLSX, DocumentFormat.PDF);

    private final Map<DocumentFormat, StatementWriter> writers = new EnumMap<>(DocumentFormat.class);
    private final Semaphore heavy = new Semaphore(HEAVY_MAX, true);
    private final Duration wait;

    /**
     * Creates the writers.
     *
     * @param zone time zone of documents for people; those for programs use UTC
     * @param wait bound on the wait of a workbook or PDF while others are being written
     */
    public StatementDocuments(ZoneId zone, Duration wait) {
        this.wait = wait;
        writers.put(DocumentFormat.JSON, new JsonWriter());
        writers.put(DocumentFormat.CSV, new CsvWriter());
        writers.put(DocumentFormat.XLSX, new XlsxWriter(zone, XlsxWriter.SHEET_LINES_MAX));
        writers.put(DocumentFormat.PDF, new PdfWriter(zone));
    }

    /**
     * Writes a statement and leaves the stream open.
     *
     * @param format the format of the document
     * @param statement the statement without its lines
     * @param lines all lines of the statement, in order
     * @param out the stream to write to; it is not closed
     * @throws UnavailableException if too many documents are being written; nothing was written then
     * @throws IllegalStateException if the lines are not those of the statement; the output is then worthless
     * @throws IOException if the stream cannot be written
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
        // The document goes to a file first, so that a caller who reads slowly does not block other documents.
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
