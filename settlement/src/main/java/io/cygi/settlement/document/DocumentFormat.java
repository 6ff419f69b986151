package io.cygi.settlement.document;

import java.util.Locale;

/** What a statement can be written as. */
public enum DocumentFormat {
    /** For programs. */
    JSON("application/json"),
    /** For spreadsheets and scripts: RFC 4180 in UTF-8. */
    CSV("text/csv"),
    /** For spreadsheets. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** For people and for print. */
    PDF("application/pdf");

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** {@return its media type, without parameters} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return what file names end with, without the dot} */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
