package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.time.LocalDate;

/** Thrown where no rules are valid for a concert. An admin has to add some before it can be settled. */
public final class NoRulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param organizerId whose performance @param day on which it ends */
    NoRulesException(AccountId organizerId, LocalDate day) {
        super("no rules are valid for a performance of " + organizerId + " that ends on " + day);
    }
}
