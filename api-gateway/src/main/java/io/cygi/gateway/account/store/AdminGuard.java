package io.cygi.gateway.account.store;

import io.cygi.gateway.account.Role;

/** Decides whether there is an admin, for changes that are made one after another. */
public final class AdminGuard {

    private final AccountRows rows;
    private final String unusableProvider;

    /**
     * Creates the guard.
     *
     * @param unusableProvider a provider whose accounts nobody can log in to; empty if there is none
     */
    public AdminGuard(AccountRows rows, String unusableProvider) {
        this.rows = rows;
        this.unusableProvider = unusableProvider;
    }

    /** Waits until this transaction alone may change who is an admin. Must be called before anything is read. */
    public void lock() {
        rows.lockAdmins();
    }

    /** {@return whether somebody can log in as an admin} */
    public boolean anyAdmin() {
        return rows.countUsable(Role.ADMIN, unusableProvider) > 0;
    }
}
