package io.cygi.settlement.document.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies zip files of XML so that they do not depend on the time and machine of writing. */
final class ReproducibleZip {

    /**
     * The time of all entries. It is a local time, so that no time zone changes it. With the earliest time that a zip
     * file can store, the library would add another field with the time in UTC.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int BUFFER = 16_384;

    private ReproducibleZip() {}

    /** Copies all entries in order, without times and extra fields. Does not close the stream. */
    static void copy(Path file, OutputStream out) throws IOException {
        // The zip stream is finished and not closed, because that would close the other stream.
        ZipOutputStream zip = new ZipOutputStream(out);
        try (ZipFile source = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = source.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                zip.putNextEntry(copy);
                try (InputStream content = source.getInputStream(entry)) {
                    copyXml(content, zip);
                }
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    /**
     * Copies XML without carriage returns. Some parts of a workbook use the line ends of the machine, which XML reads
     * as one line feed; an intended carriage return is a character reference.
     */
    private static void copyXml(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            int kept = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] != '\r') {
                    buffer[kept++] = buffer[i];
                }
            }
            to.write(buffer, 0, kept);
        }
    }
}
