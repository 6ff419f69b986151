package io.cygi.gateway.page;

import io.cygi.web.http.AcceptedEncodings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A file of the built pages, with the encodings that the build has made. It is sent in the encoding that the browser
 * prefers; browsers name gzip before brotli and prefer neither, so brotli comes first. No range is served, because a
 * range of one encoding does not continue another.
 */
final class PageFile {

    /** Encodings in order of preference, with the ending of their files' names. */
    private static final Map<String, String> ENDINGS = endings();

    private static final String[] ENCODINGS = ENDINGS.keySet().toArray(String[]::new);

    private final String contentType;
    private final Map<String, PageBody> encoded;
    private final PageBody plain;

    private PageFile(String contentType, Map<String, PageBody> encoded, PageBody plain) {
        this.contentType = contentType;
        this.encoded = encoded;
        this.plain = plain;
    }

    private static Map<String, String> endings() {
        Map<String, String> endings = new LinkedHashMap<>();
        endings.put("br", ".br");
        endings.put("gzip", ".gz");
        return endings;
    }

    /** {@return an uncompressed document} */
    static PageFile document(byte[] bytes) {
        return new PageFile(PageHandler.HTML, Map.of(), PageBody.of(null, bytes));
    }

    /** {@return a file of the built pages, empty if it does not exist} @param name the file's name in their folder */
    static Optional<PageFile> read(String name) {
        return bytes(name).map(bytes -> {
            Map<String, PageBody> encoded = new LinkedHashMap<>();
            ENDINGS.forEach((encoding, ending) ->
                    bytes(name + ending).ifPresent(found -> encoded.put(encoding, PageBody.of(encoding, found))));
            return new PageFile(contentType(name), encoded, PageBody.of(null, bytes));
        });
    }

    /** {@return whether a file is an encoding of another file} */
    static boolean isEncoding(String name) {
        return ENDINGS.values().stream().anyMatch(name::endsWith);
    }

    private static Optional<byte[]> bytes(String name) {
        Resource file = new ClassPathResource(PageRoutes.FOLDER + name);
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("The file of the pages cannot be read: " + name, e);
        }
    }

    private static String contentType(String name) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return type.getType().equals("text") ? type + ";charset=UTF-8" : type.toString();
    }

    /**
     * Sends the file, or status 304 if the browser has it.
     *
     * @param status the status to send; with one other than 200 the file is always sent
     */
    void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
        PageBody body = body(request);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (status == HttpStatus.OK && new ServletWebRequest(request, response).checkNotModified(body.eTag())) {
            return;
        }
        response.setStatus(status.value());
        response.setContentType(contentType);
        if (body.encoding() != null) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, body.encoding());
        }
        response.setContentLength(body.bytes().length);
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            response.getOutputStream().write(body.bytes());
        }
    }

    private PageBody body(HttpServletRequest request) {
        return AcceptedEncodings.preferred(request.getHeaders(HttpHeaders.ACCEPT_ENCODING), ENCODINGS).stream()
                .map(encoded::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(plain);
    }
}
