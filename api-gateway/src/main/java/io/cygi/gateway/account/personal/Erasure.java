package io.cygi.gateway.account.personal;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;

/**
 * An erasure of an account. A process that goes on with an interrupted one begins another, so that the interrupted process
 * changes nothing any more.
 *
 * @param accountId which account
 * @param begunAt when it began; of two erasures of an account the later one has the later time
 */
record Erasure(AccountId accountId, Instant begunAt) {}
