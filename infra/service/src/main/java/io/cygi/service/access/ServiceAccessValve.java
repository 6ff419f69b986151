package io.cygi.service.access;

import io.cygi.web.access.RefusalWriter;
import io.cygi.web.http.SecurityHeaders;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Refuses requests that neither the edge nor a permitted service sends. The valve comes before all filters, because
 * some of them answer in front of the security of users.
 */
final class ServiceAccessValve extends ValveBase {

    private static final String ADMITTED = ServiceAccessValve.class.getName() + ".admitted";

    private final ServiceAccess access;
    private final RefusalWriter answers;

    ServiceAccessValve(ServiceAccess access, RefusalWriter answers) {
        super(true);
        this.access = access;
        this.answers = answers;
    }

    /** {@return whether the valve has let the request pass} */
    static boolean admitted(HttpServletRequest request) {
        return request.getAttribute(ADMITTED) != null;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // A request that is dispatched again after a wait has been let through before, and its proof may have expired.
        Optional<ServiceRefusal> refusal =
                admitted(request) ? Optional.empty() : access.refusal(request.getDecodedRequestURI(), request);
        if (refusal.isPresent()) {
            refuse(request, response, refusal.get());
            return;
        }
        request.setAttribute(ADMITTED, true);
        getNext().invoke(request, response);
    }

    private void refuse(Request request, Response response, ServiceRefusal refusal) throws IOException {
        SecurityHeaders.write(request, response);
        SecurityHeaders.forbidCaching(response);
        if (refusal.challenge() != null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
        }
        answers.write(response, refusal.problem());
    }
}
