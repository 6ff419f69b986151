package io.cygi.gateway.ratelimit;

import jakarta.servlet.http.HttpServletRequest;

/** Finds logins at identity providers that the platform itself has begun. */
@FunctionalInterface
public interface LoginsUnderWay {

    /**
     * Admits the first callback of a login that the platform has begun in this browser, in time and not answered
     * before.
     *
     * @param callback the request with which the provider sends the browser back
     * @return whether it is admitted; the same login is not admitted again
     */
    boolean admits(HttpServletRequest callback);
}
