package io.cygi.gateway.page;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Writes the content security policy of the web pages. Browsers load and run files of this site only, and no string
 * becomes markup or script.
 */
final class PagePolicy {

    /** Hashes of the two style elements of the component library. */
    private static final String LIBRARY_STYLES = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"
            + " 'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='";

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self' " + LIBRARY_STYLES
            + "; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types default cygi";

    private static final String FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** Writes the headers that documents of the pages have in addition to those of every answer. */
    void write(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT);
        response.setHeader("Permissions-Policy", FEATURES);
        // Browsers send the origin of a form only if the page allows it.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "ko, en");
    }
}
