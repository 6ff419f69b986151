package io.cygi.queue.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Challenges live for 100 seconds here. */
class SpentChallengeCacheTest {

    private static final long LIFE = 100;
    private static final long NOW = 1_000;

    private final SpentChallengeCache spent = new SpentChallengeCache(LIFE, 1_000);

    @Test
    void acceptsEachCodeOnceEvenZeroAndCollidingOnes() {
        for (long code : new long[] {0, 64, 128, 63, 127, -1}) {
            assertThat(spent.spend(code, NOW)).as("%d", code).isEqualTo(ProofVerdict.ACCEPTED);
        }
        for (long code : new long[] {0, 64, 128, 63, 127, -1}) {
            assertThat(spent.spend(code, NOW)).as("%d", code).isEqualTo(ProofVerdict.REPLAYED);
        }
    }

    @Test
    void growsBeyondItsFirstSize() {
        for (long code = 1; code <= 500; code++) {
            assertThat(spent.spend(code << 10, NOW)).isEqualTo(ProofVerdict.ACCEPTED);
        }
        for (long code = 1; code <= 500; code++) {
            assertThat(spent.spend(code << 10, NOW)).isEqualTo(ProofVerdict.REPLAYED);
        }
    }

    @Test
    void remembersACodeForALifeAtLeastAndTwoAtMost() {
        spent.spend(1, NOW);
        spent.spend(2, NOW + LIFE - 1);

        assertThat(spent.spend(1, NOW + LIFE)).isEqualTo(ProofVerdict.REPLAYED);
        assertThat(spent.spend(2, NOW + 2 * LIFE - 1)).isEqualTo(ProofVerdict.REPLAYED);
        assertThat(spent.spend(1, NOW + 2 * LIFE)).isEqualTo(ProofVerdict.ACCEPTED);
    }

    @Test
    void forgetsEverythingAfterALifeWithoutAChallenge() {
        spent.spend(1, NOW);

        assertThat(spent.spend(2, NOW + 2 * LIFE)).isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(spent.spend(1, NOW + 2 * LIFE)).isEqualTo(ProofVerdict.ACCEPTED);
    }

    @Test
    void boundsTheCodesOfBothLivesTogether() {
        SpentChallengeCache small = new SpentChallengeCache(LIFE, 3);
        small.spend(1, NOW);
        small.spend(2, NOW + LIFE);

        assertThat(small.spend(3, NOW + LIFE)).isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(small.spend(4, NOW + LIFE)).isEqualTo(ProofVerdict.OVERLOADED);
        assertThat(small.spend(1, NOW + LIFE)).as("before the bound").isEqualTo(ProofVerdict.REPLAYED);
        assertThat(small.spend(4, NOW + 2 * LIFE)).isEqualTo(ProofVerdict.ACCEPTED);
    }
}
