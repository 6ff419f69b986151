package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are to be added, see {@link Rules}.
 *
 * @param organizerId for whose concerts, or null
 * @param validFrom the first day
 * @param fee the platform's share
 * @param tax on the fee
 * @param lateRefund the platform's share of what a late refund leaves
 */
public record NewRules(@Nullable AccountId organizerId, LocalDate validFrom, Rate fee, Rate tax, Rate lateRefund) {

    Rules version(int version) {
        return new Rules(version, organizerId, validFrom, fee, tax, lateRefund);
    }
}
