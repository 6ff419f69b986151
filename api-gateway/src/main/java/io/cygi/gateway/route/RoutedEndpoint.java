package io.cygi.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The endpoint of one route. It passes each request on to the route's service, and the service's answer to the client. */
final class RoutedEndpoint {

    private final Route route;
    private final RoutedService service;
    private final EdgeHeaders headers;

    /** Creates the endpoint. @param route the route @param service its service @param headers decides which headers pass */
    RoutedEndpoint(Route route, RoutedService service, EdgeHeaders headers) {
        this.route = route;
        this.service = service;
        this.headers = headers;
    }

    /** Answers a request. Faults are exceptions, which become problem details as those of other endpoints do. */
    void answer(HttpServletRequest request, HttpServletResponse response) {
        service.exchange(RoutedRequest.of(request, route, headers), answer -> answer.writeTo(response, headers));
    }
}
