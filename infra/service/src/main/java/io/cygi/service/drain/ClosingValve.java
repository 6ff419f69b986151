package io.cygi.service.drain;

import io.cygi.service.health.Readiness;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Closes the connection after each answer of a process that is about to end. A client that keeps the connection could send its
 * next request at the moment at which the server closes it, and would not know whether the request was carried out.
 */
final class ClosingValve extends ValveBase {

    private final Readiness readiness;

    ClosingValve(Readiness readiness) {
        super(true);
        this.readiness = readiness;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (readiness.draining()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        getNext().invoke(request, response);
    }
}
