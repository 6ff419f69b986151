package io.cygi.settlement.whatif;

import io.cygi.settlement.rules.Rules;
import io.cygi.web.problem.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The rates of the rules, as callers write them.
 *
 * @param fee the platform's share of every reservation that stands at the end
 * @param tax the share of the fee that is tax, on top of it; it has no minimum
 * @param lateRefund the platform's share of what a fan who cancelled was not given back
 */
record TermsBody(
        @NotNull @Valid @Nullable RateBody fee,
        @NotNull @Valid @Nullable RateBody tax,
        @NotNull @Valid @Nullable RateBody lateRefund) {

    static TermsBody of(Rules rules) {
        return new TermsBody(RateBody.of(rules.fee()), RateBody.of(rules.tax()), RateBody.of(rules.lateRefund()));
    }

    /** {@return rules for all organizers and every day, which are not stored anywhere} */
    Rules imagined() {
        requireNoMinimum();
        return new Rules(
                1,
                null,
                LocalDate.EPOCH,
                required(fee).rate(),
                required(tax).rate(),
                required(lateRefund).rate());
    }

    void requireNoMinimum() {
        if (tax != null && tax.minimum() != null && tax.minimum() != 0) {
            throw new ValidationException("tax.minimum", "must be 0 or left out");
        }
    }

    static RateBody required(@Nullable RateBody rate) {
        if (rate == null) {
            throw new ValidationException("", "must not be null");
        }
        return rate;
    }
}
