package io.cygi.gateway.authorization.key;

import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import java.util.function.Consumer;

/** Exports the API keys of an account, without their secrets. */
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
    public void forEach(AccountId accountId, Consumer<Object> records) {
        keys.of(accountId).forEach(key -> records.accept(ApiKeyBody.of(key)));
    }
}
