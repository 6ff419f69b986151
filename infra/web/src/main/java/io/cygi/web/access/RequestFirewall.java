package io.cygi.web.access;

import io.cygi.web.http.MethodFilter;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Creates the firewall in front of chains of filters. */
public final class RequestFirewall {

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private RequestFirewall() {}

    /**
     * {@return a firewall as strict about paths and headers as Spring's own} It uses a regular expression only if a
     * header is more than plain text. {@link MethodFilter} checks methods.
     */
    public static HttpFirewall create() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(
                value -> isPlain(value) || HEADER_VALUE.matcher(value).matches());
        return firewall;
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
