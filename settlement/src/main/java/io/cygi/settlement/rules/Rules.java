package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules by which concerts are settled. Versions are only ever added, so that a statement that names
 * one can be computed again.
 *
 * @param version from 1, unique among all rules whomever they are for
 * @param organizerId the organizer whose concerts they are for, or null for all without own rules
 * @param validFrom the first day whose performances' ends they are for
 * @param fee the platform's share of every reservation that stands at the end, its minimum per reservation
 * @param tax the share of the fee that is tax, on top of it and borne by the organizer; without a minimum
 * @param lateRefund the platform's share, taxed as the fee is, of what a fan who cancelled was not given back; the rest is
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
