package io.cygi.contracts.port;

import io.cygi.contracts.value.AccountId;
import java.util.Optional;

/**
 * Tells what has to end before an account is erased. It is asked before the erasure begins, and again when no new access
 * is given to the account any more. It may answer from a read model: money is decided by the wallet itself.
 */
@FunctionalInterface
public interface ErasureObstacle {

    /** {@return one sentence that says what has to end first, empty where nothing does} @param accountId whose erasure */
    Optional<String> of(AccountId accountId);
}
