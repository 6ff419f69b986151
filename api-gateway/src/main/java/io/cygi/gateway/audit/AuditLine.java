package io.cygi.gateway.audit;

import org.jspecify.annotations.Nullable;

/**
 * An audit line in the form in which it is stored.
 *
 * @param entry the act
 * @param atMillis time of the act in ms since 1970
 * @param address the caller's address, null if no request caused the act
 * @param correlationId the request's correlation id, null if no request caused the act
 */
record AuditLine(
        AuditEntry entry,
        long atMillis,
        @Nullable String address,
        @Nullable String correlationId) {}
