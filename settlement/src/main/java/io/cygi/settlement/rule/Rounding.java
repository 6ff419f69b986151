package io.cygi.settlement.rule;

import java.math.RoundingMode;

/** What becomes of a part of a won. */
public enum Rounding {
    /** It is dropped. */
    DOWN(RoundingMode.DOWN),
    /** It counts as a whole one from a half on. */
    HALF_UP(RoundingMode.HALF_UP),
    /** As above, but a half goes to the even neighbour. */
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /** It counts as a whole one. */
    UP(RoundingMode.UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
