package io.cygi.command.topup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A fan's request to top up.
 *
 * @param amount in won
 * @param returnUrl where the fan is returned to, one of the addresses that are configured; the first one if null
 */
record TopUpRequest(
        @NotNull @Nullable Long amount,
        @Size(max = 500) @Nullable String returnUrl) {}
