package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.time.LocalDate;

/** Thrown if no rules are valid for a concert. An admin has to add rules before it can be settled. */
public final class NoRulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param organizerId the organizer of the performance
     * @param day the day on which the performance ends
     */
    NoRulesException(AccountId organizerId, LocalDate day) {
        super("no rules are valid for a performance of " + organizerId + " that ends on " + day);
    }
}
