package io.cygi.settlement.document;

import io.cygi.settlement.statement.Statement;
import io.cygi.settlement.statement.StatementLine;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes statements as documents. Nothing in a document comes from the time, the place or the machine of its writing, so
 * that the same statement gives the same bytes. Lines are written as they come and not remembered.
 */
public final class StatementDocuments {

    private final Map<DocumentFormat, StatementWriter> writers = new EnumMap<>(DocumentFormat.class);

    /** @param zone in which documents for people tell the time; those for programs tell it in UTC */
    public StatementDocuments(ZoneId zone) {
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
     * @throws IllegalStateException where the lines are not those of the statement; what was written is then worthless
     * @throws IOException where it cannot be written
     */
    public void write(DocumentFormat format, Statement statement, Iterator<StatementLine> lines, OutputStream out)
            throws IOException {
        StatementWriter writer = writers.get(format);
        if (writer == null) {
            throw new IllegalArgumentException("nobody writes " + format);
        }
        writer.write(statement, new CheckedLines(statement, lines), out);
    }
}
