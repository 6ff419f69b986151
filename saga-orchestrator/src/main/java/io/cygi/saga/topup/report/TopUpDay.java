package io.cygi.saga.topup.report;

import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** The day in Seoul on which a top-up was requested, as its time-ordered identifier tells. */
final class TopUpDay {

    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final int TIME_SHIFT = 16;

    private TopUpDay() {}

    static LocalDate of(TopUpId topUpId) {
        long millis = UUID.fromString(topUpId.uuid()).getMostSignificantBits() >>> TIME_SHIFT;
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), SEOUL);
    }
}
