package io.cygi.saga.topup.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.Money;
import io.cygi.saga.topup.TopUpFindingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the provider and the wallets.
 *
 * @param topUpId the top-up's handle
 * @param kind what was found
 * @param expected how much the provider should hold
 * @param found how much it holds
 * @param foundAt when it was found first
 * @param resolvedAt when it was not found any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DifferenceBody(
        String topUpId,
        TopUpFindingKind kind,
        Money expected,
        Money found,
        Instant foundAt,
        @Nullable Instant resolvedAt) {}
