package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The web pages in Chromium, by the quick scenarios of {@code api-gateway/web/e2e}. Without a Chromium they are skipped with a
 * message; where {@code CI} is {@code true} they fail.
 */
@ExtendWith(SharedPlatform.class)
@Isolated("A browser beside other tests is too slow for its own limits.")
class PagesIT {

    private static final String CHROMIUM = System.getenv().getOrDefault("CYGI_CHROMIUM", "/usr/bin/chromium");

    private final Platform platform;

    PagesIT(Platform platform) {
        this.platform = platform;
    }

    /** By the host of the public address, to which the payment provider returns browsers. */
    @Test
    void serveFansInABrowser() {
        requireChromium();
        String printed = NodeProject.pages()
                .script(
                        "e2e:quick",
                        Map.of("CYGI_URL", "http://localhost:" + platform.port(), "CYGI_CHROMIUM", CHROMIUM));
        assertThat(printed).contains(" passed").doesNotContain(" failed", " flaky");
    }

    private static void requireChromium() {
        if (Files.isExecutable(Path.of(CHROMIUM))) {
            return;
        }
        String missing = "There is no Chromium at " + CHROMIUM
                + ": api-gateway/web/e2e/install-chromium installs it, CYGI_CHROMIUM names another one.";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(missing);
        }
        System.out.println("SKIPPED: " + missing);
        Assumptions.abort(missing);
    }
}
