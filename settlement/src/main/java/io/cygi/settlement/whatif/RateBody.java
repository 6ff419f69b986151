package io.cygi.settlement.whatif;

import io.cygi.settlement.rules.Rate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A rate, as callers write it.
 *
 * @param basisPoints hundredths of a percent, 0 to 10,000
 * @param minimum in minor units, for each reservation; 0 if left out
 * @param rounding what becomes of parts of a minor unit; HALF_UP if left out
 */
record RateBody(
        @NotNull @Min(0) @Max(Rate.WHOLE) @Nullable Integer basisPoints,
        @Min(0) @Max(RateBody.MINIMUM_MAX) @Nullable Long minimum,
        @Nullable Rounding rounding) {

    static final long MINIMUM_MAX = 1_000_000_000;

    /** The rounding of parts of a minor unit. */
    enum Rounding {
        /** They are dropped. */
        DOWN,
        /** They count as a whole one from a half on. */
        HALF_UP,
        /** The same, but a half goes to the even neighbour. */
        HALF_EVEN,
        /** They count as a whole one. */
        UP
    }

    static RateBody of(Rate rate) {
        return new RateBody(
                rate.basisPoints(),
                rate.minimum(),
                Rounding.valueOf(rate.rounding().name()));
    }

    Rate rate() {
        return new Rate(
                basisPoints == null ? 0 : basisPoints,
                minimum == null ? 0 : minimum,
                rounding == null ? RoundingMode.HALF_UP : RoundingMode.valueOf(rounding.name()));
    }
}
