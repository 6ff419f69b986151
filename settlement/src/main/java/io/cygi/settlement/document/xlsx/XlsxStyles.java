package io.cygi.settlement.document.xlsx;

import io.cygi.settlement.document.content.AmountFormat;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** Defines the cell styles of a statement. */
final class XlsxStyles {

    /** Name of a font that comes with every spreadsheet program for Korean; other programs substitute it. */
    private static final String FONT = "맑은 고딕";

    private static final short TEXT_POINTS = 10;
    private static final short TITLE_POINTS = 18;

    private final Workbook workbook;
    private final String amountFormat;

    final CellStyle title;
    final CellStyle heading;
    final CellStyle label;
    final CellStyle text;
    final CellStyle wrapped;
    final CellStyle time;
    final CellStyle number;
    final CellStyle amount;
    final CellStyle sumLabel;
    final CellStyle sum;
    final CellStyle columnLeft;
    final CellStyle columnRight;

    XlsxStyles(Workbook workbook, String currency) {
        this.workbook = workbook;
        int digits = AmountFormat.fractionDigits(currency);
        this.amountFormat = digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
        this.title = style(font(TITLE_POINTS, true, IndexedColors.BLACK), HorizontalAlignment.LEFT);
        this.heading = style(font(TEXT_POINTS, true, IndexedColors.DARK_BLUE), HorizontalAlignment.LEFT);
        this.label = style(font(TEXT_POINTS, false, IndexedColors.GREY_80_PERCENT), HorizontalAlignment.LEFT);
        this.text = indented(style(plain(), HorizontalAlignment.LEFT));
        this.wrapped = style(plain(), HorizontalAlignment.LEFT);
        wrapped.setWrapText(true);
        this.time = formatted(indented(style(plain(), HorizontalAlignment.LEFT)), "yyyy-mm-dd hh:mm:ss");
        this.number = formatted(style(plain(), HorizontalAlignment.RIGHT), "#,##0");
        this.amount = formatted(style(plain(), HorizontalAlignment.RIGHT), amountFormat);
        this.sumLabel = summed(style(bold(), HorizontalAlignment.LEFT));
        this.sum = formatted(summed(style(bold(), HorizontalAlignment.RIGHT)), amountFormat);
        this.columnLeft = indented(column(style(bold(), HorizontalAlignment.LEFT)));
        this.columnRight = column(style(bold(), HorizontalAlignment.RIGHT));
    }

    private Font plain() {
        return font(TEXT_POINTS, false, IndexedColors.BLACK);
    }

    private Font bold() {
        return font(TEXT_POINTS, true, IndexedColors.BLACK);
    }

    private Font font(short points, boolean bold, IndexedColors color) {
        Font existing = workbook.findFont(
                bold, color.getIndex(), (short) (points * 20), FONT, false, false, (short) 0, (byte) 0);
        if (existing != null) {
            return existing;
        }
        Font font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(points);
        font.setBold(bold);
        font.setColor(color.getIndex());
        return font;
    }

    private CellStyle style(Font font, HorizontalAlignment alignment) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private CellStyle formatted(CellStyle style, String format) {
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static CellStyle indented(CellStyle style) {
        style.setIndention((short) 1);
        return style;
    }

    private static CellStyle summed(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.DOUBLE);
        return style;
    }

    private static CellStyle column(CellStyle style) {
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        return style;
    }
}
