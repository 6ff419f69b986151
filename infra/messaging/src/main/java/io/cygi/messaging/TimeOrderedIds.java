package io.cygi.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7. Their order is the order in which they were made, to the millisecond. */
public final class TimeOrderedIds {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private TimeOrderedIds() {}

    /** {@return a new identifier, in lower case} */
    public static String next() {
        return GENERATOR.generate().toString();
    }

    /**
     * {@return whether the identifier was made within the given age, by the time in its first 48 bits}
     *
     * @param id the text of a UUID
     * @param age the greatest age
     * @param now the current time
     */
    public static boolean youngerThan(String id, Duration age, Instant now) {
        UUID uuid = UUID.fromString(id);
        return uuid.version() == 7
                && Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16).isAfter(now.minus(age));
    }
}
