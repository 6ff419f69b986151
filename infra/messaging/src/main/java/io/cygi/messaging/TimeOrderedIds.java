package io.cygi.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7, whose order is that of their making to the millisecond. */
public final class TimeOrderedIds {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private TimeOrderedIds() {}

    /** {@return a new identifier, in lower case} */
    public static String next() {
        return GENERATOR.generate().toString();
    }

    /**
     * {@return whether the identifier was made this recently, as its first 48 bits tell}
     *
     * @param id a UUID's text
     * @param age how recent is recent
     * @param now the time
     */
    public static boolean youngerThan(String id, Duration age, Instant now) {
        UUID uuid = UUID.fromString(id);
        return uuid.version() == 7
                && Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16).isAfter(now.minus(age));
    }
}
