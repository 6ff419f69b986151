package io.cygi.settlement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests titles in every script, in every format of a statement. */
class TitleScriptsTest {

    private final StatementDocuments documents = new StatementDocuments(ZoneId.of("Asia/Seoul"), Duration.ofSeconds(1));

    private byte[] written(DocumentFormat format, String title) throws IOException {
        SampleStatement sample = new SampleStatement(title, 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        documents.write(format, sample.statement(), sample.lines(), out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "‹ Jazz › «night»",
                "مرحبا بالعالم (2026) لا",
                "שָׁלוֹם עולם",
                "สวัสดี ที่นี่ น้ำ",
                "नमस्ते हिन्दी",
                "বাংলা ક્ષ",
                "中文演唱会 日本語のコンサート",
                "x\u0302 a\u0323\u0302 ệ",
                "\u1112\u1161\u11AB\u1100\u116E\u11A8 재즈",
                "밤 ★ ♥ 𝄞 😀 ❤\uFE0F"
            })
    void areReadBackAndShown(String title) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(written(DocumentFormat.PDF, title))) {
            assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("U+").doesNotContain("□");
            assertThat(pdf.getDocumentInformation().getTitle()).endsWith(title);
        }
        assertThat(new JsonMapper()
                        .readTree(written(DocumentFormat.JSON, title))
                        .at("/concert/title")
                        .asString())
                .isEqualTo(title);
        assertThat(new String(written(DocumentFormat.CSV, title), StandardCharsets.UTF_8))
                .contains(title);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written(DocumentFormat.XLSX, title)))) {
            assertThat(workbook.getSheetAt(0).getRow(3).getCell(1).getStringCellValue())
                    .isEqualTo(title);
        }
    }

    @Test
    void areStoredAsTextBesideTheirOutlines() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(written(DocumentFormat.PDF, "재즈 مرحبا ‹"))) {
            PDResources resources = pdf.getPage(0).getResources();
            COSDictionary properties = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
            assertThat(properties.keySet())
                    .extracting(name -> properties.getCOSDictionary(name).getString(COSName.ACTUAL_TEXT))
                    .containsExactlyInAnyOrder("مرحبا", "‹");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎤", "தமிழ்", "ខ្មែរ", "漢\u0301", "\uE000"})
    void areShownAsCodePointsIfNoFontHasThem(String title) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(written(DocumentFormat.PDF, title + " 밤"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("U+%04X".formatted(title.codePointBefore(title.length())))
                    .contains("밤")
                    .doesNotContain("□");
        }
    }
}
