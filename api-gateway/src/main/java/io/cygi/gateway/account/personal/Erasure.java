package io.cygi.gateway.account.personal;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;

/**
 * An erasure of an account. A process that resumes an interrupted erasure begins a new one, so that the interrupted
 * process changes nothing any more.
 *
 * @param accountId the account's identifier
 * @param begunAt time at which the erasure began; of two erasures of an account the later one has the later time
 */
record Erasure(AccountId accountId, Instant begunAt) {}
