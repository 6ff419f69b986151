package io.cygi.gateway.login.page;

import java.util.List;

/** Accounts that anybody may log in to with one click. It exists with the demo profile alone. */
@FunctionalInterface
public interface QuickLogin {

    /** The path to which the login page's form is sent, with the fields {@code account}, {@code returnUrl} and the CSRF token. */
    String PATH = "/login/demo";

    /** {@return the accounts that the login page offers} */
    List<String> accounts();
}
