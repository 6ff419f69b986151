package io.cygi.gateway.audit;

import io.cygi.contracts.value.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An audit line to be written. Time, address and correlation id are added from the current request.
 *
 * @param action the kind of act
 * @param actor the account that acted, null if it is not known
 * @param subject the account that the act concerned, null if that is the actor or no account
 * @param detail a few words for an admin, without personal data and secrets
 */
public record AuditEntry(
        AuditAction action,
        @Nullable AccountId actor,
        @Nullable AccountId subject,
        @Nullable String detail) {}
