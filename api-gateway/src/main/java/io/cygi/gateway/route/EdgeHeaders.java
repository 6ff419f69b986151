package io.cygi.gateway.route;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.gateway.session.RelayTokens;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.access.EdgeProof;
import io.cygi.web.http.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which headers pass the edge. Headers of a single connection never do. Of a request, the edge replaces what it proves
 * itself: the client's address, the user's token, its own proof, the correlation id. Of an answer, it leaves out what it
 * writes itself.
 */
final class EdgeHeaders {

    private static final Set<String> OF_A_CONNECTION = names(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "HTTP2-Settings");

    private static final Set<String> REPLACED = names(
            "Host",
            "Content-Length",
            "Expect",
            "Authorization",
            "Cookie",
            "X-XSRF-TOKEN",
            "Forwarded",
            "X-Real-IP",
            Correlation.HEADER);

    /** Headers that services decide by. A client cannot take them away on their way by naming them in {@code Connection}. */
    private static final Set<String> OF_THE_API = names(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Encoding",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Unmodified-Since",
            "Last-Event-ID",
            "Prefer",
            "Range",
            "Waiting-Room-Pass");

    private static final Set<String> WRITTEN_BY_THE_EDGE =
            names("Date", "Server", "Content-Length", "Set-Cookie", "Strict-Transport-Security", Correlation.HEADER);

    private static final String RATES = "ratelimit";

    private final ServiceTokens proof;
    private final RelayTokens users;

    /** Creates the rules. @param proof the service tokens of the edge @param users the tokens of users */
    EdgeHeaders(ServiceTokens proof, RelayTokens users) {
        this.proof = proof;
        this.users = users;
    }

    private static Set<String> names(String... names) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(all, names);
        return all;
    }

    /** Gives a request of the edge the headers of a client's request. @param from the request @param to the request of the edge */
    void pass(HttpServletRequest from, HttpRequest.Builder to) {
        Set<String> nominated = nominated(Collections.list(from.getHeaders("Connection")));
        nominated.removeAll(OF_THE_API);
        for (String name : Collections.list(from.getHeaderNames())) {
            if (passesIn(name) && !nominated.contains(name)) {
                Collections.list(from.getHeaders(name)).forEach(value -> to.header(name, value));
            }
        }
        to.setHeader("X-Forwarded-For", from.getRemoteAddr());
        to.setHeader("X-Forwarded-Proto", from.getScheme());
        String correlation = Correlation.current();
        if (correlation != null) {
            to.setHeader(Correlation.HEADER, correlation);
        }
        users.of(from).ifPresent(token -> to.setHeader("Authorization", "Bearer " + token));
        to.setHeader(EdgeProof.HEADER, proof.token());
    }

    private static boolean passesIn(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OF_A_CONNECTION.contains(name)
                && !REPLACED.contains(name)
                && !lower.startsWith("x-forwarded-")
                && !lower.startsWith("cygi-");
    }

    /** Gives an answer of the edge the headers of a service's answer. @param from the headers @param to the answer, not committed yet */
    void pass(HttpHeaders from, HttpServletResponse to) {
        Set<String> nominated = nominated(from.allValues("Connection"));
        from.map().forEach((name, values) -> {
            if (passesOut(name) && !nominated.contains(name)) {
                values.forEach(value -> to.addHeader(name, value));
            }
        });
        from.firstValueAsLong("Content-Length").ifPresent(to::setContentLengthLong);
    }

    private static boolean passesOut(String name) {
        return !OF_A_CONNECTION.contains(name)
                && !WRITTEN_BY_THE_EDGE.contains(name)
                && !SecurityHeaders.writes(name)
                && !name.toLowerCase(Locale.ROOT).startsWith(RATES);
    }

    /** {@return the headers that belong to one connection because its header {@code Connection} names them} */
    private static Set<String> nominated(Collection<String> connection) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : connection) {
            List.of(line.split(",")).forEach(name -> all.add(name.strip()));
        }
        return all;
    }
}
