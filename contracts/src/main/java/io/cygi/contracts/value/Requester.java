package io.cygi.contracts.value;

/**
 * The caller for whom a command is sent.
 *
 * @param accountId the caller's account
 * @param admin whether the caller may act on what other accounts own
 */
public record Requester(AccountId accountId, boolean admin) {

    /**
     * {@return whether the caller may act on what the account owns}
     *
     * @param owner the owner
     */
    public boolean mayActFor(AccountId owner) {
        return admin || accountId.equals(owner);
    }
}
