package io.cygi.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An audit line as admins see it.
 *
 * @param auditId the line's identifier
 * @param at time of the act
 * @param action the kind of act
 * @param actor the account that acted
 * @param subject the account that the act concerned
 * @param address the caller's address
 * @param correlationId the request's correlation id
 * @param detail a few words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditLineBody(
        long auditId,
        Instant at,
        AuditAction action,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String address,
        @Nullable String correlationId,
        @Nullable String detail) {

    /** {@return what was done, and not who did it, from where and in which words} */
    AuditLineBody withoutActor() {
        return new AuditLineBody(auditId, at, action, null, subject, null, null, null);
    }
}
