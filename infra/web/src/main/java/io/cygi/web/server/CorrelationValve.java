package io.cygi.web.server;

import io.cygi.contracts.correlation.Correlation;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Enumeration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives each request a correlation id, the caller's where it sent one UUID and a new one otherwise, and answers it in
 * {@value Correlation#HEADER}. It comes before every filter, and sees also what the server refuses by itself, so that every
 * answer carries the header.
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

    /** A request that is dispatched again after a wait keeps its id. */
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
