package io.cygi.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds public pages of one kind that a process keeps prepared. */
public interface PreparedPageSource {

    /**
     * {@return the page, if the request asks for one of this kind in its usual form, and it is kept} It is as new as
     * the page of the controller. In any other case the request goes on to its controller.
     *
     * @param path the path of the request as it was sent
     * @param request a GET or HEAD that accepts JSON
     */
    Optional<PreparedPage> find(String path, HttpServletRequest request);
}
