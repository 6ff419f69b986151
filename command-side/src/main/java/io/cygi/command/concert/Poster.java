package io.cygi.command.concert;

import io.cygi.contracts.Sha256;
import io.cygi.web.problem.ValidationException;
import java.nio.charset.StandardCharsets;

/**
 * A picture, identified by its content and not by its file name.
 *
 * @param digest the SHA-256 of the picture in hexadecimal
 * @param contentType PNG, JPEG or WebP
 * @param picture the bytes of the picture
 */
record Poster(String digest, String contentType, byte[] picture) {

    private static final int BYTES_MAX = 1024 * 1024;

    /** {@return the poster} @throws ValidationException if the bytes are too many or no picture */
    static Poster of(byte[] picture) {
        if (picture.length > BYTES_MAX) {
            throw new ValidationException("", "a poster has up to 1 MiB");
        }
        return new Poster(Sha256.hex(picture), contentType(picture), picture);
    }

    private static String contentType(byte[] bytes) {
        if (startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
            return "image/webp";
        }
        throw new ValidationException("", "a poster is a PNG, JPEG or WebP picture");
    }

    private static boolean startsWith(byte[] bytes, int offset, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < offset + expected.length) {
            return false;
        }
        for (int index = 0; index < expected.length; index++) {
            if (bytes[offset + index] != expected[index]) {
                return false;
            }
        }
        return true;
    }
}
