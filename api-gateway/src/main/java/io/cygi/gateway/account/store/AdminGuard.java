package io.cygi.gateway.account.store;

import io.cygi.gateway.account.Role;

/** Decides whether there is an admin, for changes that come one after another. */
public final class AdminGuard {

    private final AccountRows rows;
    private final String unusableProvider;

    /** @param unusableProvider nobody can log in with accounts of this provider; empty where there is none */
    public AdminGuard(AccountRows rows, String unusableProvider) {
        this.rows = rows;
        this.unusableProvider = unusableProvider;
    }

    /** Lets one transaction at a time change who is an admin. To be called before anything is read. */
    public void lock() {
        rows.lockAdmins();
    }

    /** {@return whether somebody can log in as an admin} */
    public boolean anyAdmin() {
        return rows.countUsable(Role.ADMIN, unusableProvider) > 0;
    }
}
