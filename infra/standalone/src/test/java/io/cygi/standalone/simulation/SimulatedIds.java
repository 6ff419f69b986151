package io.cygi.standalone.simulation;

import java.util.UUID;

/** Identifiers that are the same in each run of a seed. */
final class SimulatedIds {

    private SimulatedIds() {}

    /** {@return a UUID} @param kind the kind of the named thing @param number the number of the named thing */
    static String uuid(long kind, long number) {
        return new UUID(0x0195_a000_0000_7000L + (kind << 16), 0x8000_0000_0000_0000L + number).toString();
    }
}
