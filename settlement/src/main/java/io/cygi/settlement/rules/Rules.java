package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules by which concerts are settled. Versions are only added, so that the statement of an old
 * version can be computed again.
 *
 * @param version the version's number, from 1, unique among the rules of all organizers
 * @param organizerId the organizer whose concerts the rules are for, or null for all organizers without own rules
 * @param validFrom the first day of validity; the day on which a performance ends decides
 * @param fee the rate of the platform's fee on every reservation that is not cancelled, with its minimum per
 *     reservation
 * @param tax the rate of the tax on the fee, which is added to the fee and paid by the organizer; without a minimum
 * @param lateRefund the platform's rate, taxed like the fee, of what a fan who cancelled did not get back; the rest is
 *     the organizer's. A full refund costs nothing
 */
public record Rules(
        int version, @Nullable AccountId organizerId, LocalDate validFrom, Rate fee, Rate tax, Rate lateRefund) {

    /** Checks the version and the tax. */
    public Rules {
        if (version < 1) {
            throw new IllegalArgumentException("versions of rules are counted from 1");
        }
        if (tax.minimum() != 0) {
            throw new IllegalArgumentException("a tax has no minimum");
        }
    }
}
