package io.cygi.settlement.document.xlsx;

import io.cygi.settlement.document.content.StatementSummary;
import io.cygi.settlement.document.content.StatementWriter;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Date;
import java.util.Iterator;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes statements as workbooks: a summary sheet, and as many sheets of lines as are needed. Finished rows go to a
 * file; only the last rows are in memory. Every cell declares its type, so texts are never read as formulas.
 */
public final class XlsxWriter implements StatementWriter {

    /** Bound on the lines of a sheet. Spreadsheets end at 1,048,576 rows. */
    public static final int SHEET_LINES_MAX = 1_000_000;

    private static final int ROWS_IN_MEMORY = 100;

    private final ZoneId zone;
    private final int sheetLinesMax;

    public XlsxWriter(ZoneId zone, int sheetLinesMax) {
        this.zone = zone;
        this.sheetLinesMax = sheetLinesMax;
    }

    @Override
    public void write(SettlementStatement statement, Iterator<StatementLine> lines, OutputStream out)
            throws IOException {
        StatementSummary summary = new StatementSummary(statement, zone);
        Path file = Files.createTempFile("statement", ".xlsx");
        try {
            try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
                    OutputStream raw = Files.newOutputStream(file)) {
                describe(workbook, statement);
                XlsxStyles styles = new XlsxStyles(workbook, summary.currency());
                new XlsxSummarySheet(workbook, styles).write(summary);
                new XlsxLineSheets(workbook, styles, summary, sheetLinesMax).write(lines);
                workbook.write(raw);
            }
            ReproducibleZip.copy(file, out);
        } finally {
            Files.delete(file);
        }
    }

    /** Sets the statement's time in the workbook, because the library would set the time of writing. */
    private static void describe(SXSSFWorkbook workbook, SettlementStatement statement) {
        POIXMLProperties.CoreProperties properties =
                workbook.getXSSFWorkbook().getProperties().getCoreProperties();
        Optional<Date> closedAt = Optional.of(Date.from(statement.concert().closedAt()));
        properties.setCreated(closedAt);
        properties.setModified(closedAt);
        properties.setCreator("Can You Get It");
        properties.setTitle(StatementSummary.TITLE + " " + statement.settlementId());
    }
}
