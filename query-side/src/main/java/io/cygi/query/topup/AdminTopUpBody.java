package io.cygi.query.topup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.topup.TopUpReason;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A top-up as admins see it.
 *
 * @param topUpId the top-up's id
 * @param accountId the account's id
 * @param amount the amount that is credited
 * @param status the status of the top-up
 * @param reason the reason of the status, if there is one
 * @param tid the provider's identifier of the payment
 * @param expiresAt when the top-up expires without an approval
 * @param requestedAt when it was requested
 * @param creditedAt when the wallet was credited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdminTopUpBody(
        String topUpId,
        AccountId accountId,
        Money amount,
        TopUpBody.Status status,
        @Nullable TopUpReason reason,
        @Nullable String tid,
        Instant expiresAt,
        Instant requestedAt,
        @Nullable Instant creditedAt) {}
