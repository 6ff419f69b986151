package io.cygi.command.topup;

import io.cygi.contracts.topup.RefundReason;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An admin's request to give a top-up's money back. @param reason the reason that the admin chose */
record RefundRequest(@NotNull @Nullable RefundReason reason) {}
