package io.cygi.contracts.port;

import io.cygi.contracts.value.AccountId;
import java.util.Optional;

/**
 * Tells what has to end before an account is erased. The port is asked before the erasure begins, and again when the
 * account is given no new access any more. The answer may come from a read model, because the wallet itself decides
 * about money.
 */
@FunctionalInterface
public interface ErasureObstacle {

    /**
     * {@return one sentence that names what has to end first, empty if nothing does}
     *
     * @param accountId the account that is to be erased
     */
    Optional<String> of(AccountId accountId);
}
