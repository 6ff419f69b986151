package io.cygi.web.server;

import io.cygi.contracts.correlation.Correlation;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Enumeration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives each request a correlation id, and answers the id in {@value Correlation#HEADER}. The id is the caller's if the
 * caller sent one UUID, otherwise a new one. The valve comes before every filter and also sees requests that the server
 * itself refuses, so that every answer carries the header.
 */
public final class CorrelationValve extends ValveBase {

    private static final String ATTRIBUTE = CorrelationValve.class.getName() + ".id";

    public CorrelationValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = id(request);
        response.setHeader(Correlation.HEADER, id);
        try {
            Correlation.call(id, () -> {
                getNext().invoke(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** {@return the id of the request} A request that is dispatched again after a wait keeps its id. */
    private static String id(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String given) {
            return given;
        }
        Enumeration<String> sent = request.getHeaders(Correlation.HEADER);
        String first = sent.hasMoreElements() ? sent.nextElement() : "";
        String id = Correlation.wellFormed(first) && !sent.hasMoreElements() ? first : Correlation.newId();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
