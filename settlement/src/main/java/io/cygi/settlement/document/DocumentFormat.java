package io.cygi.settlement.document;

import java.util.Locale;

/** The formats in which a statement can be written. */
public enum DocumentFormat {
    /** The format for programs. */
    JSON("application/json"),
    /** The format for spreadsheets and scripts: RFC 4180 in UTF-8. */
    CSV("text/csv"),
    /** The format for spreadsheets. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** The format for people and for print. */
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
