package io.cygi.queue.http.fan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.queue.http.fan.VerifiedTokenCache.Key;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedTokenCacheTest {

    private static final long NOW = 1_780_000_000;
    private static final long LATER = NOW + 300;
    /** Number of tokens that a single bucket of slots has room for. */
    private static final int ONE_BUCKET = 5;

    private static final int SLOTS = 8;

    @Test
    void remembersATokenUntilItEnds() {
        VerifiedTokenCache tokens = new VerifiedTokenCache(100);
        tokens.add(key(1), LATER, NOW);

        assertThat(tokens.contains(key(1), LATER - 1)).isTrue();
        assertThat(tokens.contains(key(1), LATER)).isFalse();
        assertThat(tokens.contains(key(2), NOW)).isFalse();
    }

    @Test
    void distinguishesTokensByTextAndAccount() {
        VerifiedTokenCache tokens = new VerifiedTokenCache(100);
        tokens.add(Key.of("token", new AccountId("fan")), LATER, NOW);

        assertThat(tokens.contains(Key.of("token", new AccountId("fan")), NOW)).isTrue();
        assertThat(tokens.contains(Key.of("token", new AccountId("fan2")), NOW)).isFalse();
        assertThat(tokens.contains(Key.of("token2", new AccountId("fan")), NOW)).isFalse();
        assertThat(tokens.contains(Key.of("tokenf", new AccountId("an")), NOW)).isFalse();
    }

    @Test
    void keepsNearlyAsManyTokensAsItHasSlots() {
        int many = 50_000;
        VerifiedTokenCache tokens = new VerifiedTokenCache(many);
        IntStream.range(0, many).forEach(i -> tokens.add(key(i), LATER, NOW));

        long kept = IntStream.range(0, many)
                .filter(i -> tokens.contains(key(i), NOW))
                .count();
        assertThat(kept).isGreaterThan(many * 95L / 100);
        assertThat(IntStream.range(many, 2 * many).filter(i -> tokens.contains(key(i), NOW)))
                .isEmpty();
    }

    @Test
    void replacesATokenIfAllSlotsAreTaken() {
        VerifiedTokenCache tokens = new VerifiedTokenCache(ONE_BUCKET);
        for (int i = 0; i < 100; i++) {
            tokens.add(key(i), LATER, NOW);
            assertThat(tokens.contains(key(i), NOW)).isTrue();
        }

        assertThat(IntStream.range(0, 100).filter(i -> tokens.contains(key(i), NOW)))
                .hasSize(SLOTS);
    }

    @Test
    void replacesExpiredTokensFirst() {
        VerifiedTokenCache tokens = new VerifiedTokenCache(ONE_BUCKET);
        IntStream.range(0, SLOTS).forEach(i -> tokens.add(key(i), i == 3 ? NOW + 1 : LATER, NOW));
        tokens.add(key(100), LATER, NOW + 1);

        assertThat(IntStream.range(0, SLOTS).filter(i -> tokens.contains(key(i), NOW + 1)))
                .containsExactly(0, 1, 2, 4, 5, 6, 7);
        assertThat(tokens.contains(key(100), NOW + 1)).isTrue();
    }

    @Test
    void keepsARepeatedTokenOnce() {
        VerifiedTokenCache tokens = new VerifiedTokenCache(ONE_BUCKET);
        IntStream.range(0, SLOTS).forEach(i -> tokens.add(key(i), LATER, NOW));
        tokens.add(key(0), LATER + 300, NOW);

        assertThat(tokens.contains(key(0), LATER)).isTrue();
        assertThat(IntStream.range(0, SLOTS).filter(i -> tokens.contains(key(i), NOW)))
                .hasSize(SLOTS);
    }

    @Test
    void acceptsExtremeExpiries() {
        VerifiedTokenCache tokens = new VerifiedTokenCache(100);
        tokens.add(key(1), Long.MAX_VALUE, NOW);
        tokens.add(key(2), -1, NOW);

        assertThat(tokens.contains(key(1), NOW)).isTrue();
        assertThat(tokens.contains(key(2), NOW)).isFalse();
    }

    private static Key key(int number) {
        return Key.of("token-" + number, new AccountId("fan-" + number));
    }
}
