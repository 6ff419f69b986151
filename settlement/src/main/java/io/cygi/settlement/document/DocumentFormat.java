package io.cygi.settlement.document;

import java.util.Locale;

/** The format of a statement's document. */
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

    /** {@return the media type, without parameters} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return the extension of file names, without the dot} */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
