package io.cygi.saga.topup;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;

/** Stores the findings of top-ups for admins. */
public interface TopUpFindings {

    /**
     * Adds a finding. There is at most one of a kind and top-up.
     *
     * @param topUpId the top-up's id
     * @param kind the kind of the finding
     * @param expected the amount that should be at the provider
     * @param found the amount that is there
     */
    void add(TopUpId topUpId, TopUpFindingKind kind, Money expected, Money found);

    /**
     * Resolves a finding that no longer holds; does nothing if there is none.
     *
     * @param topUpId the top-up's id
     * @param kind the kind of the finding
     */
    void resolve(TopUpId topUpId, TopUpFindingKind kind);
}
