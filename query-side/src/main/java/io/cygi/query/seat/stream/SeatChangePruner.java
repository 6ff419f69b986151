package io.cygi.query.seat.stream;

import io.cygi.query.projection.InstantColumn;
import io.cygi.query.seat.projection.SeatChangeRowRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Removes changes that no client is expected to ask for any more. The number of its short transactions is bounded. */
class SeatChangePruner {

    private static final int ROWS_PER_TRANSACTION = 2_000;
    private static final int TRANSACTIONS_MAX = 500;

    private final SeatChangeRowRepository changes;
    private final Clock clock;
    private final Duration kept;

    SeatChangePruner(SeatChangeRowRepository changes, Clock clock, Duration kept) {
        this.changes = changes;
        this.clock = clock;
        this.kept = kept;
    }

    void prune() {
        LocalDateTime before =
                LocalDateTime.ofInstant(InstantColumn.stored(clock.instant().minus(kept)), ZoneOffset.UTC);
        int transactions = 0;
        while (transactions < TRANSACTIONS_MAX && changes.prune(before, ROWS_PER_TRANSACTION) == ROWS_PER_TRANSACTION) {
            transactions++;
        }
    }
}
