package io.cygi.command.topup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A fan's request to top up.
 *
 * @param amount the amount in won
 * @param returnUrl the address that the fan is returned to, one of the configured addresses; null for the first one
 */
record TopUpRequest(
        @NotNull @Nullable Long amount,
        @Size(max = 500) @Nullable String returnUrl) {}
