package io.cygi.saga.topup;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;

/** Takes what an admin has to know about top-ups. */
public interface TopUpFindings {

    /**
     * Adds a finding, once of a kind and top-up.
     *
     * @param topUpId which top-up
     * @param kind what was found
     * @param expected how much should be at the provider
     * @param found how much is there
     */
    void add(TopUpId topUpId, TopUpFindingKind kind, Money expected, Money found);

    /** Resolves a finding that is not found any more; does nothing where there is none. @param topUpId which top-up @param kind what */
    void resolve(TopUpId topUpId, TopUpFindingKind kind);
}
