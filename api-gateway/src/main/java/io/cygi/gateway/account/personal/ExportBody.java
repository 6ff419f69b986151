package io.cygi.gateway.account.personal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.gateway.audit.AuditLineBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schema of an export in the API's document. {@link PersonalExport} writes an export without holding it in memory.
 *
 * @param account the account, absent if nothing is stored of it
 * @param auditLines the audit lines by and about the account
 * @param records the records of the modules, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportBody(
        @Nullable ExportedAccountBody account,
        List<AuditLineBody> auditLines,
        Map<String, List<Map<String, Object>>> records) {}
