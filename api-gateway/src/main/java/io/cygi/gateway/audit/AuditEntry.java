package io.cygi.gateway.audit;

import io.cygi.contracts.value.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An audit line to be written. Time, address and correlation id are added from the request under way.
 *
 * @param action what happened
 * @param actor the account that acted, null where it is not known
 * @param subject the account that it was done to, null where that is the actor or nobody
 * @param detail a few words for an admin, without personal data and secrets
 */
public record AuditEntry(
        AuditAction action,
        @Nullable AccountId actor,
        @Nullable AccountId subject,
        @Nullable String detail) {}
