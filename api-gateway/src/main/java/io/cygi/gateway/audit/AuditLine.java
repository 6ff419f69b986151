package io.cygi.gateway.audit;

import org.jspecify.annotations.Nullable;

/**
 * An audit line as it is stored.
 *
 * @param entry what happened
 * @param atMillis when, since 1970
 * @param address of the caller, null where no request caused it
 * @param correlationId of the request, null where no request caused it
 */
record AuditLine(
        AuditEntry entry,
        long atMillis,
        @Nullable String address,
        @Nullable String correlationId) {}
