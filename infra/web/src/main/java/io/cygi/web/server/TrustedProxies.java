package io.cygi.web.server;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.util.NetMaskSet;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} headers are believed. There are none by
 * default.
 */
public final class TrustedProxies {

    private static final int IPV4_DOTS = 3;

    private final List<String> networks;
    private final NetMaskSet masks;

    /**
     * Creates the set of proxies.
     *
     * @param addresses IPv4 and IPv6 addresses, and networks such as {@code 10.1.0.0/16}
     * @throws IllegalArgumentException if an entry is neither
     */
    public TrustedProxies(List<String> addresses) {
        this.networks = addresses.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(TrustedProxies::network)
                .toList();
        this.masks = networks.isEmpty() ? new NetMaskSet() : NetMaskSet.parse(String.join(",", networks));
    }

    private static String network(String address) {
        int slash = address.indexOf('/');
        InetAddress first =
                literal(slash < 0 ? address : address.substring(0, slash)).orElseThrow(() -> unreadable(address));
        int bits = first.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(address, slash);
        if (prefix < 0 || prefix > bits) {
            throw unreadable(address);
        }
        return first.getHostAddress() + "/" + prefix;
    }

    private static int prefix(String address, int slash) {
        try {
            return Integer.parseInt(address.substring(slash + 1));
        } catch (NumberFormatException e) {
            throw unreadable(address);
        }
    }

    private static IllegalArgumentException unreadable(String address) {
        return new IllegalArgumentException("cygi.web.trusted-proxies: " + address
                + " is not an address or a network; write for example 10.1.2.3, 10.1.0.0/16 or 2001:db8::/32");
    }

    /** {@return the address that the text stands for; empty for everything else} Names are never looked up. */
    static Optional<InetAddress> literal(String text) {
        boolean address =
                text.indexOf(':') >= 0 || text.chars().filter(c -> c == '.').count() == IPV4_DOTS;
        try {
            return address ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return whether there are no proxies} */
    public boolean none() {
        return networks.isEmpty();
    }

    /** {@return whether the address belongs to a proxy} @param address the address, null if it is not known */
    public boolean contain(@Nullable InetAddress address) {
        return address != null && !networks.isEmpty() && masks.contains(address);
    }

    /** {@return whether the text is the address of a proxy} */
    boolean contain(String address) {
        return !networks.isEmpty() && literal(address).filter(this::contain).isPresent();
    }

    /** {@return the networks in the form that Tomcat reads} */
    String masks() {
        return String.join(",", networks);
    }
}
