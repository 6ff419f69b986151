package io.cygi.gateway.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Reads the name that an OAuth client gives itself, without proof. The endpoints accept no parameter that is also in
 * the query, so this class reads the same name as they do.
 */
final class ClientName {

    private static final String BASIC = "Basic ";
    private static final String PARAMETER = "client_id";
    private static final String GRANT_TYPE = "grant_type";
    private static final String OF_API_KEYS = "client_credentials";
    private static final int LENGTH_MAX = 100;

    private ClientName() {}

    /** {@return the client's identifier, empty if there is none} */
    static String of(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String name = header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? ofCredentials(header.substring(BASIC.length()))
                : Objects.requireNonNullElse(request.getParameter(PARAMETER), "");
        return name.length() > LENGTH_MAX ? "" : name;
    }

    /** {@return whether the client asks for a token of an API key} */
    static boolean isApiKey(HttpServletRequest request) {
        return OF_API_KEYS.equals(request.getParameter(GRANT_TYPE));
    }

    private static String ofCredentials(String encoded) {
        try {
            String credentials = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            // The endpoint decodes the name as well; without this, one client would have many names.
            return colon < 0 ? "" : URLDecoder.decode(credentials.substring(0, colon), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
