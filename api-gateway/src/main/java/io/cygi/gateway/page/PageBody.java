package io.cygi.gateway.page;

import io.cygi.contracts.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One encoding of a file of the pages.
 *
 * @param encoding content coding, null for none
 * @param bytes as they are sent, not to be changed
 * @param eTag entity tag that no other encoding has
 */
record PageBody(@Nullable String encoding, byte[] bytes, String eTag) {

    static PageBody of(@Nullable String encoding, byte[] bytes) {
        return new PageBody(encoding, bytes, "\"" + Sha256.tag(bytes) + "\"");
    }
}
