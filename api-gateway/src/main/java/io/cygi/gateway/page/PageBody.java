package io.cygi.gateway.page;

import io.cygi.contracts.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A file of the pages in one encoding.
 *
 * @param encoding the content coding, null for none
 * @param bytes the bytes to send, which must not be changed
 * @param eTag an entity tag that no other encoding has
 */
record PageBody(@Nullable String encoding, byte[] bytes, String eTag) {

    static PageBody of(@Nullable String encoding, byte[] bytes) {
        return new PageBody(encoding, bytes, "\"" + Sha256.tag(bytes) + "\"");
    }
}
