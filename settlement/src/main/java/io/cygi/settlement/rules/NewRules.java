package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Rules to add, see {@link Rules}.
 *
 * @param organizerId the organizer whose concerts the rules are for, or null for all
 * @param validFrom the first day on which the rules are valid
 * @param fee the rate of the platform's fee
 * @param tax the rate of the tax on the fee
 * @param lateRefund the platform's rate of what a late refund leaves
 */
public record NewRules(@Nullable AccountId organizerId, LocalDate validFrom, Rate fee, Rate tax, Rate lateRefund) {

    Rules version(int version) {
        return new Rules(version, organizerId, validFrom, fee, tax, lateRefund);
    }
}
