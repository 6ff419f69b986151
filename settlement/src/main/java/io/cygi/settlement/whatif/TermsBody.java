package io.cygi.settlement.whatif;

import io.cygi.settlement.rules.Rules;
import io.cygi.web.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is taken, as callers write it.
 *
 * @param fee the platform's share of every reservation that stands at the end
 * @param tax the share of the fee that is tax, on top of it; it has no minimum
 * @param lateRefund the platform's share of what a fan who cancelled was not given back
 */
record TermsBody(
        @NotNull @Valid @Nullable ShareBody fee,
        @NotNull @Valid @Nullable ShareBody tax,
        @NotNull @Valid @Nullable ShareBody lateRefund) {

    static TermsBody of(Rules rules) {
        return new TermsBody(ShareBody.of(rules.fee()), ShareBody.of(rules.tax()), ShareBody.of(rules.lateRefund()));
    }

    /** {@return rules for everybody and every day, which are not stored anywhere} */
    Rules imagined() {
        requireNoMinimum();
        return new Rules(
                1,
                null,
                LocalDate.EPOCH,
                required(fee).share(),
                required(tax).share(),
                required(lateRefund).share());
    }

    void requireNoMinimum() {
        if (tax != null && tax.minimum() != null && tax.minimum() != 0) {
            throw new ValidationException("tax.minimum", "must be 0 or left out");
        }
    }

    static ShareBody required(@Nullable ShareBody share) {
        if (share == null) {
            throw new ValidationException("", "must not be null");
        }
        return share;
    }
}
