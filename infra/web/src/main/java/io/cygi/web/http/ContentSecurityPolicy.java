package io.cygi.web.http;

/** The content security policy of the platform's pages. */
public final class ContentSecurityPolicy {

    /**
     * The value of the header. The API page brings its own scripts; no other script runs on any page, and nothing else
     * is loaded.
     */
    public static final String VALUE = "default-src 'none'; script-src 'self'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private ContentSecurityPolicy() {}
}
