package io.cygi.remote.call;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * The format of a stream of records. Each record is a JSON object on a line. The last line is the number of records, so that a
 * stream that breaks off is never taken for a whole one.
 */
public final class RecordLines {

    /** The type of the content. */
    public static final String CONTENT_TYPE = "application/x-ndjson";

    private final OutputStream out;
    private final JsonMapper json;
    private long records;

    /** Creates a writer. @param out the body of the answer @param json writes the records */
    public RecordLines(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /** Writes a record. @param record an object that becomes a JSON object */
    public void write(Object record) throws IOException {
        out.write(json.writeValueAsBytes(record));
        out.write('\n');
        records++;
    }

    /** Writes the last line. Without it the records count as incomplete. */
    public void end() throws IOException {
        out.write((records + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads the records.
     *
     * @param in the body of the answer
     * @param records takes each record as a {@link RawValue}
     * @throws IOException if the body breaks off, or has another format
     */
    static void read(InputStream in, Consumer<Object> records) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        long read = 0;
        String line = line(buffered);
        while (line.startsWith("{") && line.endsWith("}")) {
            records.accept(new RawValue(line));
            read++;
            line = line(buffered);
        }
        if (!line.equals(Long.toString(read)) || buffered.read() >= 0) {
            throw new IOException("the records end wrongly after " + read);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() == Call.ANSWER_BYTES_MAX) {
                throw new IOException(next < 0 ? "the records break off" : "a record is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
