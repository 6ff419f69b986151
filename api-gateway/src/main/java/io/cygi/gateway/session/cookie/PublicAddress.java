package io.cygi.gateway.session.cookie;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The address under which browsers reach the platform. It is configured, because the caller chooses the {@code Host}
 * header.
 *
 * @param origin scheme, host and port, without a slash at the end
 */
public record PublicAddress(String origin) {

    /** Name of the property with the address. */
    public static final String PROPERTY = "cygi.public-url";

    private static final String HTTPS = "https";

    /** Checks that the text is an origin. */
    public PublicAddress {
        URI uri = URI.create(origin);
        boolean web = HTTPS.equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !bare(uri.getRawPath()) || uri.getRawQuery() != null) {
            throw new IllegalArgumentException(PROPERTY + " has to be the address of the site without a path,"
                    + " for example https://tickets.example.com");
        }
        origin = uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static boolean bare(@Nullable String path) {
        return path == null || path.isEmpty() || path.equals("/");
    }

    /** {@return whether browsers reach the platform by TLS} */
    public boolean secure() {
        return origin.startsWith(HTTPS + ":");
    }

    /** {@return the absolute address of a path} @param path a path that begins with a slash */
    public String of(String path) {
        return origin + path;
    }
}
