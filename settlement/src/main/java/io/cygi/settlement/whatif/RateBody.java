package io.cygi.settlement.whatif;

import io.cygi.settlement.rules.Rate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A rate in requests and responses.
 *
 * @param basisPoints the part in hundredths of a percent, 0 to 10,000
 * @param minimum the minimum for each reservation in minor units; 0 if left out
 * @param rounding the rounding of fractions of a minor unit; HALF_UP if left out
 */
record RateBody(
        @NotNull @Min(0) @Max(Rate.WHOLE) @Nullable Integer basisPoints,
        @Min(0) @Max(RateBody.MINIMUM_MAX) @Nullable Long minimum,
        @Nullable Rounding rounding) {

    static final long MINIMUM_MAX = 1_000_000_000;

    /** The rounding of fractions of a minor unit. */
    enum Rounding {
        /** Fractions are dropped. */
        DOWN,
        /** Fractions from a half on become a whole unit. */
        HALF_UP,
        /** Fractions are rounded to the nearer unit, and a half to the even one. */
        HALF_EVEN,
        /** Every fraction becomes a whole unit. */
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
