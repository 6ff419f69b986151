package io.cygi.web.personal;

import io.cygi.contracts.value.AccountId;
import tools.jackson.core.JsonGenerator;

/** A module's records of one account, for the account's export. */
public interface PersonalData {

    /** {@return the name of the records in the export, in lower camel case} */
    String name();

    /**
     * Writes the records as one JSON array of objects. They are read a bounded number at a time.
     *
     * @param accountId whose records
     * @param json where to
     */
    void write(AccountId accountId, JsonGenerator json);
}
