package io.cygi.query.page;

import io.cygi.contracts.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a page of JSON as bytes, with an entity tag for each of its encodings. The page is compressed once, when the
 * first caller accepts that.
 */
public final class PreparedPage {

    /** Length from which a page is compressed, in bytes. A shorter page would not become shorter. */
    private static final int COMPRESSED_FROM = 256;

    /**
     * Length from which a page is compressed at the fastest level, in bytes: a third of the time for a sixth more
     * bytes.
     */
    private static final int COMPRESSED_FAST_FROM = 256 * 1024;

    private static final int BUFFER = 8 * 1024;

    /**
     * Value of {@code Cache-Control}. Shared caches and browsers may answer for a second without asking; after it they
     * ask by the entity tag.
     */
    private static final String BRIEFLY = "public, max-age=1";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Content content;
    private final String cacheControl;

    private PreparedPage(byte[] body, String tag) {
        this(new Content(body, tag), BRIEFLY);
    }

    private PreparedPage(Content content, String cacheControl) {
        this.content = content;
        this.cacheControl = cacheControl;
    }

    /**
     * {@return a page with the given tag}
     *
     * @param body the JSON in UTF-8
     * @param tag a tag that no other body has, of visible characters without quotes
     */
    public static PreparedPage tagged(byte[] body, String tag) {
        return new PreparedPage(body, tag);
    }

    /**
     * {@return a page with the tag of its version}
     *
     * @param body the JSON in UTF-8
     * @param version the version in the body, which no other body has
     */
    public static PreparedPage ofVersion(byte[] body, long version) {
        return new PreparedPage(body, Long.toString(version));
    }

    /** {@return a page with a tag that is a digest of the body} @param body the JSON in UTF-8 */
    public static PreparedPage of(byte[] body) {
        return new PreparedPage(body, Sha256.tag(body));
    }

    /**
     * {@return a page with a tag of its version and a digest of the body}
     *
     * @param body the JSON in UTF-8
     * @param version the version of the thing that the body shows, beside other content
     */
    public static PreparedPage of(byte[] body, long version) {
        return new PreparedPage(body, version + "." + Sha256.tag(body));
    }

    /** {@return the same page, which callers may keep for ever} The address of such a page never has another one. */
    public PreparedPage lasting() {
        return new PreparedPage(content, FOR_EVER);
    }

    /** {@return whether a text is the page's tag, without quotes and encoding} @param tag the text to compare */
    public boolean isTagged(String tag) {
        return content.tag.equals(tag);
    }

    String cacheControl() {
        return cacheControl;
    }

    boolean compressible() {
        return content.body.length >= COMPRESSED_FROM;
    }

    /** {@return the entity tag of an encoding} */
    String eTag(boolean compressed) {
        return compressed ? content.gzipETag : content.eTag;
    }

    /** {@return the bytes of an encoding, not to be changed} @param compressed whether the encoding is gzip */
    public byte[] bytes(boolean compressed) {
        return compressed ? content.gzip() : content.body;
    }

    boolean sameAs(PreparedPage other) {
        return content.tag.equals(other.content.tag) && Arrays.equals(content.body, other.content.body);
    }

    /** {@return the approximate memory of the page once it is compressed, in bytes} */
    int weight() {
        return content.body.length + content.body.length / 4 + COMPRESSED_FROM;
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4);
        int level = body.length < COMPRESSED_FAST_FROM ? Deflater.DEFAULT_COMPRESSION : Deflater.BEST_SPEED;
        try (OutputStream gzip = new Gzip(out, level)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be compressed in memory", e);
        }
        return out.toByteArray();
    }

    /** The bytes of a page in both encodings. */
    private static final class Content {

        private final byte[] body;
        private final String tag;
        private final String eTag;
        private final String gzipETag;
        private final ReentrantLock compressing = new ReentrantLock();
        private volatile byte @Nullable [] gzip;

        Content(byte[] body, String tag) {
            this.body = body;
            this.tag = tag;
            this.eTag = "\"" + tag + "\"";
            this.gzipETag = "\"" + tag + "-gzip\"";
        }

        private byte[] gzip() {
            byte[] known = gzip;
            if (known != null) {
                return known;
            }
            compressing.lock();
            try {
                known = gzip;
                if (known == null) {
                    known = compressed(body);
                    gzip = known;
                }
                return known;
            } finally {
                compressing.unlock();
            }
        }
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }
    }
}
