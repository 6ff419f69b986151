package io.cygi.e2e;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Makes accounts that nobody has used before. Their wallets have the opening balance. */
final class Fans {

    private static final AtomicInteger FANS = new AtomicInteger(10_000);
    private static final AtomicInteger ORGANIZERS = new AtomicInteger(10_000);
    private static final int AT_ONCE = 16;

    private Fans() {}

    /** {@return a new fan} */
    static Account one(Api api) {
        return api.account("fan-" + FANS.incrementAndGet());
    }

    /** {@return new fans} */
    static List<Account> many(Api api, int count) {
        return Crowd.inTurns(AT_ONCE, IntStream.range(0, count).boxed().toList(), i -> one(api));
    }

    /** {@return a new organizer} */
    static Account organizer(Api api) {
        return api.account("organizer-" + ORGANIZERS.incrementAndGet());
    }
}
