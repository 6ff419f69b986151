package io.cygi.gateway.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads the identifier that an OAuth client says it has. It is not proven by that. */
final class ClientName {

    private static final String BASIC = "Basic ";
    private static final String PARAMETER = "client_id";
    private static final int LENGTH_MAX = 100;

    private ClientName() {}

    /** {@return the identifier, empty where there is none} */
    static String of(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String name = header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? ofCredentials(header.substring(BASIC.length()))
                : Objects.requireNonNullElse(request.getParameter(PARAMETER), "");
        return name.length() > LENGTH_MAX ? "" : name;
    }

    private static String ofCredentials(String encoded) {
        try {
            String credentials = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            return colon < 0 ? "" : credentials.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
