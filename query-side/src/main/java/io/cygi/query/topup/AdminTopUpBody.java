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
 * @param topUpId its handle
 * @param accountId whose
 * @param amount what is credited
 * @param status where it is
 * @param reason why, where there is something to say
 * @param tid the provider's identifier of the payment
 * @param expiresAt until when it can be approved
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
