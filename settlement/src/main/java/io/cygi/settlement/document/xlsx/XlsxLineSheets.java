package io.cygi.settlement.document.xlsx;

import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.document.content.AmountFormat;
import io.cygi.settlement.document.content.StatementSummary;
import io.cygi.settlement.statement.StatementLine;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** The sheets with one row for each line. Their amounts add up to the net. */
final class XlsxLineSheets {

    private static final int[] WIDTHS = {9, 18, 42, 21, 48, 18};
    private static final int AMOUNT = WIDTHS.length - 1;

    private final Workbook workbook;
    private final XlsxStyles styles;
    private final StatementSummary summary;
    private final int linesMax;
    private int sheets;
    private long written;

    XlsxLineSheets(Workbook workbook, XlsxStyles styles, StatementSummary summary, int linesMax) {
        this.workbook = workbook;
        this.styles = styles;
        this.summary = summary;
        this.linesMax = linesMax;
    }

    void write(Iterator<StatementLine> lines) {
        Sheet sheet = newSheet();
        int next = 1;
        while (lines.hasNext()) {
            if (next > linesMax) {
                sheet = newSheet();
                next = 1;
            }
            line(sheet.createRow(next++), lines.next());
        }
        Row last = sheet.createRow(next);
        for (int column = 0; column < AMOUNT; column++) {
            cell(last, column, styles.sumLabel);
        }
        last.getCell(1).setCellValue(summary.net().label());
        cell(last, AMOUNT, styles.sum)
                .setCellValue(AmountFormat.decimal(summary.net().amount()).doubleValue());
    }

    private void line(Row row, StatementLine line) {
        cell(row, 0, styles.number).setCellValue(++written);
        cell(row, 1, styles.text).setCellValue(StatementSummary.kind(line.kind()));
        cell(row, 2, styles.text).setCellValue(line.reservationId().uuid());
        cell(row, 3, styles.time).setCellValue(summary.local(line.at()));
        cell(row, 4, styles.text)
                .setCellValue(line.seats().stream().map(SeatNumber::toString).collect(Collectors.joining(", ")));
        cell(row, AMOUNT, styles.amount)
                .setCellValue(AmountFormat.decimal(line.signedAmount()).doubleValue());
    }

    private Sheet newSheet() {
        sheets++;
        Sheet sheet = workbook.createSheet(sheets == 1 ? "내역 Lines" : "내역 Lines " + sheets);
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setRight("&P / &N");
        columns(sheet.createRow(0));
        return sheet;
    }

    private void columns(Row row) {
        String[] names = {"번호 No.", "구분 Kind", "예약 Reservation", "일시 Time", "좌석 Seats", "금액 Amount"};
        for (int column = 0; column < names.length; column++) {
            boolean right = column == 0 || column == AMOUNT;
            cell(row, column, right ? styles.columnRight : styles.columnLeft).setCellValue(names[column]);
        }
    }

    private static Cell cell(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }
}
