package io.cygi.gateway.ratelimit;

import jakarta.servlet.http.HttpServletRequest;

/** Knows the logins at identity providers that the platform itself has begun. */
@FunctionalInterface
public interface LoginsUnderWay {

    /**
     * Admits the first callback of a login that the platform has begun in this browser, that is still in its time, and that was
     * not answered before.
     *
     * @param callback the request of the browser that comes back from the provider
     * @return whether it is admitted; the same login is not admitted again
     */
    boolean admits(HttpServletRequest callback);
}
