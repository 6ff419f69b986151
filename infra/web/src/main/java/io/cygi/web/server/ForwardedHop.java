package io.cygi.web.server;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entry of {@code X-Forwarded-For}: {@code 203.0.113.7}, {@code 203.0.113.7:4711}, {@code 2001:db8::1},
 * {@code [2001:db8::1]} or {@code [2001:db8::1]:4711}.
 */
final class ForwardedHop {

    private static final int PORT_MAX = 65_535;
    private static final int IPV6_BYTES = 16;

    /** The pattern of an address in brackets, or one without a colon, each with or without a port. */
    private static final Pattern WITH_PORT =
            Pattern.compile("(?:\\[(?<six>[^\\[\\]]+)]|(?<four>[^:\\[\\]]+))(?::(?<port>[0-9]{1,5}))?");

    private ForwardedHop() {}

    /**
     * {@return the address without its port, null if the entry is no address}
     *
     * @param entry the entry without blanks around it
     */
    static @Nullable String address(String entry) {
        Matcher parts = WITH_PORT.matcher(entry);
        if (!parts.matches()) {
            return TrustedProxies.literal(entry).isPresent() ? entry : null;
        }
        @Nullable String port = parts.group("port");
        @Nullable String six = parts.group("six");
        String address = six == null ? parts.group("four") : six;
        boolean valid = TrustedProxies.literal(address)
                        .filter(found -> six == null || isIpv6(found, address))
                        .isPresent()
                && (port == null || isPort(port));
        return valid ? address : null;
    }

    /**
     * {@return whether the text is an IPv6 address} An IPv4 address that is mapped into IPv6 is read as an IPv4
     * address, and only an IPv6 address has a colon.
     */
    private static boolean isIpv6(InetAddress found, String text) {
        return found.getAddress().length == IPV6_BYTES || text.indexOf(':') >= 0;
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= PORT_MAX;
    }
}
