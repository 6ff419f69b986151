package io.cygi.contracts.port;

import io.cygi.contracts.value.AccountId;
import java.util.function.Consumer;

/** A module's records of one account, for the account's export. */
public interface PersonalData {

    /** {@return the name of the records in the export, in lower camel case} */
    String name();

    /**
     * Reads the records in portions of bounded size.
     *
     * @param accountId the account that the records are about
     * @param records takes each record, an object that becomes a JSON object
     */
    void forEach(AccountId accountId, Consumer<Object> records);
}
