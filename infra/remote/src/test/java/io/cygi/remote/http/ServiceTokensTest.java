package io.cygi.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_KEY = "fedcba9876543210fedcba9876543210";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static ServiceTokens tokens(Duration later, String... keys) {
        return new ServiceTokens("settlement", List.of(keys), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static ServiceTokens tokens(String... keys) {
        return tokens(Duration.ZERO, keys);
    }

    @Test
    void acceptsATokenOfTheSameKey() {
        assertThat(tokens(KEY).verify(tokens(KEY).token())).contains("settlement");
    }

    @Test
    void acceptsATokenOfThePreviousKey() {
        assertThat(tokens(OTHER_KEY, KEY).verify(tokens(KEY).token())).contains("settlement");
        assertThat(tokens(OTHER_KEY, KEY).verify(tokens(OTHER_KEY).token())).contains("settlement");
    }

    @Test
    void refusesATokenOfAnotherKey() {
        assertThat(tokens(KEY).verify(tokens(OTHER_KEY).token())).isEmpty();
    }

    @Test
    void refusesATokenWithAnyChangedCharacter() {
        String token = tokens(KEY).token();
        ServiceTokens verifier = tokens(KEY);
        assertThat(verifier.verify(token)).isPresent();
        // The last character of 43 carries two bits that the decoder leaves out.
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'b' ? 'c' : 'b';
            assertThat(verifier.verify(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    void refusesTextThatIsNoToken() {
        for (String text : List.of("", "a", "a.b.c", "settlement.1", "settlement..", ".".repeat(10_000))) {
            assertThat(tokens(KEY).verify(text)).as(text).isEmpty();
        }
    }

    @Test
    void refusesAnExpiredToken() {
        String token = tokens(KEY).token();

        assertThat(tokens(Duration.ofSeconds(124), KEY).verify(token)).isPresent();
        assertThat(tokens(Duration.ofSeconds(125), KEY).verify(token)).isEmpty();
    }

    @Test
    void refusesATokenFromTheFuture() {
        assertThat(tokens(KEY).verify(tokens(Duration.ofSeconds(5), KEY).token()))
                .isPresent();
        assertThat(tokens(KEY).verify(tokens(Duration.ofSeconds(6), KEY).token()))
                .isEmpty();
    }

    @Test
    void needsAKeyAndAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> tokens());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceTokens("Two words", List.of(KEY), Clock.systemUTC()));
    }
}
