package io.cygi.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * One encoding of the pages' document.
 *
 * @param encoding content coding, null for none
 * @param bytes as they are sent, not to be changed
 * @param eTag entity tag that no other encoding has
 */
record PageBody(@Nullable String encoding, byte[] bytes, String eTag) {

    private static final int DIGEST_BYTES = 12;

    static PageBody of(@Nullable String encoding, byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
            return new PageBody(encoding, bytes, "\"" + tag + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@return a file of the built pages; empty where it is not there} */
    static Optional<PageBody> read(@Nullable String encoding, String name) {
        Resource file = new ClassPathResource(PageRoutes.FOLDER + name);
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(encoding, file.getContentAsByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("The page cannot be read: " + name, e);
        }
    }
}
