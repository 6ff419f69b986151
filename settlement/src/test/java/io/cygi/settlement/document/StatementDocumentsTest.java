package io.cygi.settlement.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.UnavailableException;
import io.cygi.settlement.document.content.AmountFormat;
import io.cygi.settlement.document.xlsx.XlsxWriter;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementDocumentsTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final StatementDocuments documents = new StatementDocuments(SEOUL, Duration.ofMillis(50));
    private final SampleStatement sample = new SampleStatement(SampleStatement.TITLE, 100);
    private final SettlementStatement statement = sample.statement();

    @Test
    void writesJsonWithAllFields() throws Exception {
        JsonNode json = new JsonMapper().readTree(written(DocumentFormat.JSON, sample));

        assertThat(json.propertyNames())
                .containsExactly("settlementId", "concert", "rulesVersion", "events", "totals", "lineCount", "lines");
        assertThat(json.at("/settlementId").asString())
                .isEqualTo(statement.settlementId().value());
        assertThat(json.at("/concert/title").asString()).isEqualTo(SampleStatement.TITLE);
        assertThat(json.at("/concert/endsAt").asString()).isEqualTo("2026-11-20T12:30:00Z");
        assertThat(json.at("/events/count").asLong()).isEqualTo(40_001);
        assertThat(json.at("/totals/net/amount").asLong())
                .isEqualTo(statement.totals().net().amount());
        assertThat(json.at("/lines").size()).isEqualTo(statement.lineCount());
        assertThat(json.at("/lines/0").toString())
                .isEqualTo("{\"kind\":\"PAYMENT\",\"reservationId\":\"01970000-0000-7000-8000-000000000001"
                        + ".01970000-0000-7000-9000-000000000000\",\"at\":\"2026-10-16T16:40:00Z\",\"seats\":[\"A-1-1\"],"
                        + "\"amount\":{\"amount\":55000,\"currency\":\"KRW\"}}");
    }

    @Test
    void writesCsvWhoseLinesAddUpToTheNet() throws Exception {
        String csv = new String(written(DocumentFormat.CSV, sample), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFrecord,").endsWith("\r\n").doesNotContain("\n\n");
        List<CSVRecord> records = read(csv);

        assertThat(records).allMatch(row -> row.size() == 7);
        assertThat(textOf(records, "TITLE")).isEqualTo(SampleStatement.TITLE);
        assertThat(records.stream()
                        .filter(row -> !row.get("reservationId").isEmpty())
                        .mapToLong(row -> Long.parseLong(row.get("amount")))
                        .sum())
                .isEqualTo(statement.totals().net().amount());
        assertThat(records.getLast().get("record")).isEqualTo("TOTAL_NET");
        assertThat(Long.parseLong(records.getLast().get("amount")))
                .isEqualTo(statement.totals().net().amount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\u0001=1", "＝1+1", "\r=1"})
    void escapesTextThatASpreadsheetWouldTakeForAFormula(String title) throws Exception {
        SampleStatement hostile = new SampleStatement(title, 1);

        assertThat(textOf(read(new String(written(DocumentFormat.CSV, hostile), StandardCharsets.UTF_8)), "TITLE"))
                .isEqualTo("'" + title);
        try (XSSFWorkbook workbook = workbook(written(DocumentFormat.XLSX, hostile))) {
            assertThat(workbook.getSheetAt(0).getRow(3).getCell(1).getCellType().name())
                    .isEqualTo("STRING");
        }
    }

    @Test
    void writesAWorkbookWithNumbersAndTimes() throws Exception {
        try (XSSFWorkbook workbook = workbook(written(DocumentFormat.XLSX, sample))) {
            Sheet summary = workbook.getSheetAt(0);
            assertThat(summary.getRow(3).getCell(1).getStringCellValue()).isEqualTo(SampleStatement.TITLE);
            Sheet lines = workbook.getSheetAt(1);
            Row first = lines.getRow(1);
            assertThat(first.getCell(1).getStringCellValue()).isEqualTo("결제 Payment");
            assertThat(first.getCell(3).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.parse("2026-10-17T01:40:00"));
            assertThat(first.getCell(5).getNumericCellValue()).isEqualTo(55_000);
            assertThat(first.getCell(5).getCellStyle().getDataFormatString()).isEqualTo("#,##0");
            double sum = 0;
            for (int i = 1; i <= statement.lineCount(); i++) {
                sum += lines.getRow(i).getCell(5).getNumericCellValue();
            }
            Row last = lines.getRow(lines.getLastRowNum());
            assertThat(sum)
                    .isEqualTo(statement.totals().net().amount())
                    .isEqualTo(last.getCell(5).getNumericCellValue());
            assertThat(workbook.getProperties().getCoreProperties().getModified())
                    .isEqualTo(statement.concert().closedAt());
        }
    }

    @Test
    void beginsAnotherSheetIfOneIsFull() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new XlsxWriter(SEOUL, 150).write(statement, sample.lines(), out);

        try (XSSFWorkbook workbook = workbook(out.toByteArray())) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
            assertThat(workbook.getSheetAt(1).getLastRowNum()).isEqualTo(150);
            assertThat(workbook.getSheetAt(2).getRow(1).getCell(0).getNumericCellValue())
                    .isEqualTo(151);
        }
    }

    @Test
    void writesPdfWithItsKoreanTextAndTheNumberOfPagesOnEach() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(written(DocumentFormat.PDF, sample))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(pdf.getNumberOfPages()).isGreaterThan(5);
            assertThat(text)
                    .contains(SampleStatement.TITLE, "지급액 Net payout", "스탠딩-2-1", "0a1b2c3d".repeat(8))
                    .contains(AmountFormat.grouped(statement.totals().net()));
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf)).contains(page + " / " + pdf.getNumberOfPages());
            }
        }
    }

    @Test
    void showsCodePointsWithoutAGlyphAndBreaksLongTitles() throws Exception {
        SampleStatement odd = new SampleStatement("🎤 콘서트\u0000\n\u202E" + "긴".repeat(150), 1);

        try (PDDocument pdf = Loader.loadPDF(written(DocumentFormat.PDF, odd))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("U+1F3A4 콘서트")
                    .contains("긴".repeat(30));
        }
        for (DocumentFormat format : DocumentFormat.values()) {
            assertThat(written(format, odd)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void writesAStatementWithoutLines(DocumentFormat format) throws Exception {
        assertThat(written(format, new SampleStatement("조용한 밤", 0))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void refusesLinesOfAnotherStatement(DocumentFormat format) {
        List<StatementLine> lines = new ArrayList<>();
        sample.lines().forEachRemaining(lines::add);

        List<StatementLine> fewer = lines.subList(0, lines.size() - 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> documents.write(format, statement, fewer.iterator(), OutputStream.nullOutputStream()))
                .withMessageContaining("add up to something else");
        Collections.swap(lines, 0, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> documents.write(format, statement, lines.iterator(), OutputStream.nullOutputStream()))
                .withMessageContaining("out of order");
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void leavesTheStreamOpenAndThrowsItsErrors(DocumentFormat format) throws Exception {
        OutputStream open = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("closed");
            }
        };
        documents.write(format, statement, sample.lines(), open);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> documents.write(format, statement, sample.lines(), broken))
                .withMessage("gone");
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentFormat.class,
            names = {"XLSX", "PDF"})
    void boundsTheHeavyDocumentsAtOnce(DocumentFormat format) throws Exception {
        CountDownLatch writing = new CountDownLatch(StatementDocuments.HEAVY_MAX);
        CountDownLatch waiting = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newFixedThreadPool(StatementDocuments.HEAVY_MAX)) {
            List<Future<?>> written = new ArrayList<>();
            for (int i = 0; i < StatementDocuments.HEAVY_MAX; i++) {
                Iterator<StatementLine> held = held(writing, waiting);
                written.add(executor.submit(() -> {
                    documents.write(format, statement, held, OutputStream.nullOutputStream());
                    return null;
                }));
            }
            writing.await();
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(
                            () -> documents.write(format, statement, sample.lines(), OutputStream.nullOutputStream()));
            assertThat(written(DocumentFormat.JSON, sample)).isNotEmpty();
            waiting.countDown();
            for (Future<?> one : written) {
                one.get();
            }
        }
        assertThat(written(format, sample)).isNotEmpty();
    }

    private Iterator<StatementLine> held(CountDownLatch writing, CountDownLatch waiting) {
        Iterator<StatementLine> lines = sample.lines();
        return new Iterator<>() {
            private boolean begun;

            @Override
            public boolean hasNext() {
                if (!begun) {
                    writing.countDown();
                    begun = true;
                }
                try {
                    waiting.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return lines.hasNext();
            }

            @Override
            public StatementLine next() {
                return lines.next();
            }
        };
    }

    private byte[] written(DocumentFormat format, SampleStatement what) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        documents.write(format, what.statement(), what.lines(), out);
        return out.toByteArray();
    }

    private static XSSFWorkbook workbook(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static List<CSVRecord> read(String csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.substring(1)))
                .getRecords();
    }

    private static String textOf(List<CSVRecord> records, String record) {
        return records.stream()
                .filter(row -> row.get("record").equals(record))
                .findFirst()
                .orElseThrow()
                .get("text");
    }
}
