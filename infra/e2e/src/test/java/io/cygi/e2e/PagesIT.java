package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The web pages pass the scenarios of {@code api-gateway/web/e2e} in Chromium: the quick ones, or those that the
 * property {@code cygi.pages.e2e} selects by a regular expression. Without Chromium they are skipped with a message,
 * but fail if {@code CI} is {@code true}.
 */
@ExtendWith(SharedPlatform.class)
@Isolated("A browser beside other tests is too slow for its own limits.")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {

    private static final String CHROMIUM = System.getenv().getOrDefault("CYGI_CHROMIUM", "/usr/bin/chromium");
    private static final String QUICK = "@quick";
    private static final String SELECTED = System.getProperty("cygi.pages.e2e", QUICK);
    private static final Duration QUICK_MAX = Duration.ofMinutes(4);
    private static final Duration ALL_MAX = Duration.ofMinutes(40);

    /** Tag of the scenarios that kill the platform. They run alone. */
    private static final String RESTARTS = "@restart";

    private final Platform platform;
    private final KakaoStandIn kakao;

    PagesIT(Platform platform, KakaoStandIn kakao) {
        this.platform = platform;
        this.kakao = kakao;
    }

    @Test
    @Order(1)
    void passTheirScenariosInABrowser() {
        run("--grep", SELECTED, "--grep-invert", RESTARTS);
    }

    @Test
    @Order(2)
    void continueAfterARestartOfTheServer() {
        run("--grep", RESTARTS);
    }

    /** Runs scenarios at the host of the public address, to which the payment provider returns browsers. */
    private void run(String... selection) {
        requireChromium();
        try (BrowserTestControl control = BrowserTestControl.start(platform, kakao)) {
            String printed = NodeProject.pages()
                    .script(
                            "e2e",
                            Map.of(
                                    "CYGI_URL",
                                    "http://localhost:" + platform.port(),
                                    "CYGI_CONTROL",
                                    control.url(),
                                    "CYGI_CHROMIUM",
                                    CHROMIUM),
                            SELECTED.equals(QUICK) ? QUICK_MAX : ALL_MAX,
                            selection);
            System.out.println(printed);
            assertThat(printed).contains(" passed").doesNotContain(" failed", " flaky");
        }
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
