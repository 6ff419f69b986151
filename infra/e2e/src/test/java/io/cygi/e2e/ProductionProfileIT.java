package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Without the demo profile nobody gets a token, a concert or money for the asking. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionProfileIT {

    private final Platform platform = Platform.inNewFolder("prod", "--spring.profiles.active=prod");

    @BeforeAll
    void start() {
        platform.start();
    }

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    void hasNoDemoEndpoints() {
        Response tokens = platform.api().send("POST", "/api/v1/demo/tokens", Map.of("account", "admin"));
        assertThat(tokens.status()).as(tokens.toString()).isIn(401, 404);
        Response concerts = platform.api().send("POST", "/api/v1/demo/concerts", Map.of("onSale", true));
        assertThat(concerts.status()).as(concerts.toString()).isIn(401, 404);
        assertThat(Operation.all(platform.api()))
                .extracting(Operation::template)
                .noneMatch(template -> template.contains("/demo/"));
    }

    @Test
    void hasNoDemoConcerts() {
        assertThat(platform.api().all("/api/v1/concerts")).isEmpty();
    }
}
