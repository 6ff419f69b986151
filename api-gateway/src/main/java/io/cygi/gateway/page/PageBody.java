package io.cygi.gateway.page;

import io.cygi.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    static PageBody of(@Nullable String encoding, byte[] bytes) {
        return new PageBody(encoding, bytes, "\"" + Sha256.tag(bytes) + "\"");
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
