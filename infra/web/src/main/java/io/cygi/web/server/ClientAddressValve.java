package io.cygi.web.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Enumeration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request that a trusted proxy forwards the address of the client and the scheme that the client used. The
 * client is the right-most address of {@code X-Forwarded-For} that is no trusted proxy; entries left of it are the
 * client's own claim. Some proxies add the client's port to its address; the port is ignored. If a text that is no
 * address is at the client's place, the proxy itself counts as the client: Tomcat would take any text, and look up
 * names.
 */
final class ClientAddressValve extends RemoteIpValve {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies proxies;

    ClientAddressValve(TrustedProxies proxies) {
        this.proxies = proxies;
        setInternalProxies(proxies.masks());
        setTrustedProxies(null);
        setRemoteIpHeader(FORWARDED_FOR);
        setProtocolHeader("X-Forwarded-Proto");
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        @Nullable String hops = proxies.contain(request.getRemoteAddr()) ? hops(request) : null;
        if (hops == null) {
            getNext().invoke(request, response);
            return;
        }
        request.getCoyoteRequest().getMimeHeaders().setValue(FORWARDED_FOR).setString(hops);
        super.invoke(request, response);
    }

    /**
     * {@return the client and the proxies behind it, without ports; null if a text that is no address is among them}
     */
    private @Nullable String hops(Request request) {
        StringBuilder all = new StringBuilder();
        for (Enumeration<String> headers = request.getHeaders(FORWARDED_FOR); headers.hasMoreElements(); ) {
            all.append(all.isEmpty() ? "" : ",").append(headers.nextElement());
        }
        Deque<String> hops = new ArrayDeque<>();
        int end = all.length();
        while (end >= 0) {
            int start = all.lastIndexOf(",", end - 1) + 1;
            String hop = ForwardedHop.address(all.substring(start, end).strip());
            if (hop == null) {
                return null;
            }
            hops.addFirst(hop);
            if (!proxies.contain(hop)) {
                break;
            }
            end = start - 1;
        }
        return String.join(",", hops);
    }
}
