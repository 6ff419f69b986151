package io.cygi.gateway.account.personal;

import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.audit.AuditReader;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes all data of an account, a bounded part of it at a time. */
final class PersonalExport {

    private final Accounts accounts;
    private final AuditReader audit;
    private final List<PersonalData> modules;
    private final JsonMapper mapper;

    PersonalExport(Accounts accounts, AuditReader audit, List<PersonalData> modules, JsonMapper mapper) {
        this.accounts = accounts;
        this.audit = audit;
        this.modules = modules;
        this.mapper = mapper;
    }

    /** Writes an {@link ExportBody}. @param accountId the account's identifier @param out the stream to write to */
    void write(AccountId accountId, OutputStream out) {
        // An export that breaks off must not end like a complete one.
        try (JsonGenerator json = mapper.writer()
                .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out)) {
            json.writeStartObject();
            accounts.find(accountId)
                    .ifPresent(account -> json.writePOJOProperty("account", ExportedAccountBody.of(account)));
            json.writeArrayPropertyStart("auditLines");
            audit.forEachOf(accountId, json::writePOJO);
            json.writeEndArray();
            json.writeObjectPropertyStart("records");
            for (PersonalData module : modules) {
                json.writeArrayPropertyStart(module.name());
                module.forEach(accountId, json::writePOJO);
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
