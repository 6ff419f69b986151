package io.cygi.saga.topup.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.Money;
import io.cygi.saga.topup.TopUpFindingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the provider and the wallets.
 *
 * @param topUpId the top-up's id
 * @param kind the kind of the finding
 * @param expected the amount that the provider should hold
 * @param found the amount that it holds
 * @param foundAt when the difference was found first
 * @param resolvedAt when the difference was gone, null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DifferenceBody(
        String topUpId,
        TopUpFindingKind kind,
        Money expected,
        Money found,
        Instant foundAt,
        @Nullable Instant resolvedAt) {}
