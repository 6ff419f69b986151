package io.cygi.settlement.whatif;

import io.cygi.settlement.rules.Rules;
import io.cygi.web.problem.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The rates of rules in requests and responses.
 *
 * @param fee the rate of the platform's fee on every reservation that is not cancelled
 * @param tax the rate of the tax, which is added to the fee; it has no minimum
 * @param lateRefund the platform's rate of what a fan who cancelled did not get back
 */
record TermsBody(
        @NotNull @Valid @Nullable RateBody fee,
        @NotNull @Valid @Nullable RateBody tax,
        @NotNull @Valid @Nullable RateBody lateRefund) {

    static TermsBody of(Rules rules) {
        return new TermsBody(RateBody.of(rules.fee()), RateBody.of(rules.tax()), RateBody.of(rules.lateRefund()));
    }

    /** {@return rules for all organizers and every day, which are never stored} */
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
