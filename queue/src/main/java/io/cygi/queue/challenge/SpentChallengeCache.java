package io.cygi.queue.challenge;

/**
 * Caches the accepted challenges until they expire, by 64 bits of their codes, which nobody can choose. Two sets
 * alternate: each collects for one lifetime of a challenge and is kept for another, so that forgotten challenges have
 * expired. Two of a million share 64 bits once in some forty million rooms; the second fan is then asked to solve
 * another.
 */
final class SpentChallengeCache {

    private final long secondsToLive;
    private final int rememberedMax;
    private LongSet current = new LongSet();
    private LongSet previous = new LongSet();
    private long turnsAt = Long.MIN_VALUE;

    /**
     * Creates the spent challenge cache.
     *
     * @param secondsToLive the validity of a challenge in seconds
     * @param rememberedMax the most challenges in both sets together
     */
    SpentChallengeCache(long secondsToLive, int rememberedMax) {
        this.secondsToLive = secondsToLive;
        this.rememberedMax = rememberedMax;
    }

    /**
     * Marks a challenge as spent.
     *
     * @param code the code of the challenge
     * @param now the present time, in seconds since 1970
     * @return whether it may be accepted, was accepted before, or cannot be remembered
     */
    synchronized ProofVerdict spend(long code, long now) {
        turn(now);
        if (previous.contains(code) || current.contains(code)) {
            return ProofVerdict.REPLAYED;
        }
        if (current.size() + previous.size() >= rememberedMax) {
            return ProofVerdict.OVERLOADED;
        }
        current.add(code);
        return ProofVerdict.ACCEPTED;
    }

    private void turn(long now) {
        if (now < turnsAt) {
            return;
        }
        previous = now < turnsAt + secondsToLive ? current : new LongSet();
        current = new LongSet();
        turnsAt = now + secondsToLive;
    }

    /** A set of numbers in one array, at most three quarters full. Boxed numbers would take four times the memory. */
    private static final class LongSet {

        private static final int SLOTS_MIN = 64;

        private long[] slots = new long[SLOTS_MIN];
        private int size;

        int size() {
            return size;
        }

        boolean contains(long number) {
            return slots[slot(slots, stored(number))] != 0;
        }

        void add(long number) {
            if (4L * (size + 1) > 3L * slots.length) {
                grow();
            }
            slots[slot(slots, stored(number))] = stored(number);
            size++;
        }

        private void grow() {
            long[] larger = new long[2 * slots.length];
            for (long number : slots) {
                if (number != 0) {
                    larger[slot(larger, number)] = number;
                }
            }
            slots = larger;
        }

        /** {@return the number as it is stored} Zero marks a free slot. */
        private static long stored(long number) {
            return number == 0 ? 1 : number;
        }

        /** {@return the slot that holds the number, or the free slot where it belongs} */
        private static int slot(long[] slots, long number) {
            int mask = slots.length - 1;
            int slot = (int) number & mask;
            while (slots[slot] != 0 && slots[slot] != number) {
                slot = slot + 1 & mask;
            }
            return slot;
        }
    }
}
