package io.cygi.gateway.login.page;

import java.util.List;

/** Logs in to demo accounts with one click. It exists in the demo profile only. */
@FunctionalInterface
public interface QuickLogin {

    /** Path of the login page's form, with the fields {@code account}, {@code returnUrl} and the CSRF token. */
    String PATH = "/login/demo";

    /** {@return the demo accounts that the login page offers} */
    List<String> accounts();
}
