package io.cygi.contracts.value;

/**
 * The caller for whom a command is sent.
 *
 * @param accountId who asks
 * @param admin whether they may act on what is not theirs
 */
public record Requester(AccountId accountId, boolean admin) {

    /** {@return whether they may act on what this account owns} @param owner the owner */
    public boolean mayActFor(AccountId owner) {
        return admin || accountId.equals(owner);
    }
}
