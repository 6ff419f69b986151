package io.cygi.gateway.account.personal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.gateway.audit.AuditLineBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of an export, as the API's document describes it. {@link PersonalExport} writes it without holding it in
 * memory.
 *
 * @param account the account, absent where nothing is stored of it
 * @param auditLines the audit lines by and about it
 * @param records the records of the modules by their names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportBody(
        @Nullable ExportedAccountBody account,
        List<AuditLineBody> auditLines,
        Map<String, List<Map<String, Object>>> records) {}
