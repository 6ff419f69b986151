package io.cygi.gateway.authorization.key;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.personal.PersonalData;
import tools.jackson.core.JsonGenerator;

/** The API keys of an account without their secrets, for its export. */
final class PersonalApiKeys implements PersonalData {

    private final ApiKeys keys;

    PersonalApiKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "apiKeys";
    }

    @Override
    public void write(AccountId accountId, JsonGenerator json) {
        json.writeStartArray();
        keys.of(accountId).forEach(key -> json.writePOJO(ApiKeyBody.of(key)));
        json.writeEndArray();
    }
}
