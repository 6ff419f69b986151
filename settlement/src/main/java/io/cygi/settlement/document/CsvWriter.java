package io.cygi.settlement.document;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.document.content.AmountFormat;
import io.cygi.settlement.document.content.StatementWriter;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.StatementLine;
import io.cygi.settlement.statement.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes statements as CSV by RFC 4180. It is one table whose first column names the kind of row, so the amounts of the
 * rows of the four line kinds add up to the net. It begins with a byte order mark, because spreadsheets would otherwise
 * not read it as UTF-8.
 */
final class CsvWriter implements StatementWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The characters that begin a formula in spreadsheets, in half and full width. */
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("record", "reservationId", "at", "seats", "amount", "currency", "text")
            .get();

    @Override
    public void write(SettlementStatement statement, Iterator<StatementLine> lines, OutputStream out)
            throws IOException {
        // Neither writer is closed, because that would close the stream.
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter csv = new CSVPrinter(writer, FORMAT);
        header(csv, statement);
        while (lines.hasNext()) {
            line(csv, lines.next());
        }
        totals(csv, statement.totals());
        csv.flush();
    }

    private static void header(CSVPrinter csv, SettlementStatement statement) throws IOException {
        SettledConcert concert = statement.concert();
        text(csv, "SETTLEMENT", statement.settlementId());
        text(csv, "CONCERT", concert.concertId());
        text(csv, "TITLE", concert.title());
        text(csv, "VENUE", concert.venue());
        text(csv, "ORGANIZER", concert.organizerId());
        text(csv, "STARTS_AT", concert.startsAt());
        text(csv, "ENDS_AT", concert.endsAt());
        text(csv, "OUTCOME", concert.outcome());
        text(csv, "CLOSED_AT", concert.closedAt());
        text(csv, "RULES_VERSION", statement.rulesVersion());
        EventRange events = statement.events();
        text(csv, "EVENTS_FIRST_INDEX", events.firstIndex());
        text(csv, "EVENTS_LAST_INDEX", events.lastIndex());
        text(csv, "EVENTS_COUNT", events.count());
        text(csv, "EVENTS_SHA256", events.sha256());
        text(csv, "LINE_COUNT", statement.lineCount());
    }

    private static void line(CSVPrinter csv, StatementLine line) throws IOException {
        csv.printRecord(
                line.kind(),
                line.reservationId().handle(),
                line.at(),
                guarded(line.seats().stream().map(SeatNumber::toString).collect(Collectors.joining(" "))),
                AmountFormat.decimal(line.signedAmount()).toPlainString(),
                line.amount().currency(),
                "");
    }

    private static void totals(CSVPrinter csv, Totals totals) throws IOException {
        total(csv, "TOTAL_GROSS", totals.gross());
        total(csv, "TOTAL_REFUNDS", totals.refunds());
        total(csv, "TOTAL_FEE", totals.fee());
        total(csv, "TOTAL_TAX", totals.tax());
        total(csv, "TOTAL_NET", totals.net());
    }

    private static void total(CSVPrinter csv, String what, Money amount) throws IOException {
        csv.printRecord(what, "", "", "", AmountFormat.decimal(amount).toPlainString(), amount.currency(), "");
    }

    private static void text(CSVPrinter csv, String what, Object text) throws IOException {
        csv.printRecord(what, "", "", "", "", "", guarded(text.toString()));
    }

    /**
     * Returns a text that no spreadsheet runs as a formula. Organizers write the titles and accountants open the files.
     */
    private static String guarded(String text) {
        String start = text.stripLeading();
        boolean formula = !start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0;
        return formula || !text.isEmpty() && Character.isISOControl(text.charAt(0)) ? "'" + text : text;
    }
}
