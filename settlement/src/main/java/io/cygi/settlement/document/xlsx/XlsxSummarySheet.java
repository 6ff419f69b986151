package io.cygi.settlement.document.xlsx;

import io.cygi.contracts.value.Money;
import io.cygi.settlement.document.content.AmountFormat;
import io.cygi.settlement.document.content.StatementSummary;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** The summary sheet: the concert, the totals, and the events and rules behind them. */
final class XlsxSummarySheet {

    private static final int LABEL_WIDTH = 30 * 256;
    private static final int VALUE_WIDTH = 68 * 256;
    private static final int TITLE_HEIGHT = 32;

    private final Sheet sheet;
    private final XlsxStyles styles;
    private int next;

    XlsxSummarySheet(Workbook workbook, XlsxStyles styles) {
        this.styles = styles;
        this.sheet = workbook.createSheet("정산서 Statement");
        sheet.setColumnWidth(0, LABEL_WIDTH);
        sheet.setColumnWidth(1, VALUE_WIDTH);
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setRight("&P / &N");
    }

    void write(StatementSummary summary) {
        Row title = sheet.createRow(next++);
        title.setHeightInPoints(TITLE_HEIGHT);
        cell(title, 0, styles.title).setCellValue(StatementSummary.TITLE);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
        next++;
        entries(summary.about());
        heading("정산 내역 Totals (" + summary.currency() + ")");
        summary.totals().forEach(total -> amount(total.label(), total.amount(), styles.label, styles.amount));
        amount(summary.net().label(), summary.net().amount(), styles.sumLabel, styles.sum);
        heading("계산 근거 Computed from");
        entries(summary.audit());
    }

    private void heading(String text) {
        next++;
        cell(sheet.createRow(next++), 0, styles.heading).setCellValue(text);
    }

    private void entries(List<StatementSummary.LabeledText> entries) {
        for (StatementSummary.LabeledText entry : entries) {
            Row row = sheet.createRow(next++);
            cell(row, 0, styles.label).setCellValue(entry.label());
            cell(row, 1, styles.wrapped).setCellValue(entry.value());
        }
    }

    private void amount(String label, Money amount, CellStyle labelStyle, CellStyle amountStyle) {
        Row row = sheet.createRow(next++);
        cell(row, 0, labelStyle).setCellValue(label);
        cell(row, 1, amountStyle).setCellValue(AmountFormat.decimal(amount).doubleValue());
    }

    private static Cell cell(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }
}
