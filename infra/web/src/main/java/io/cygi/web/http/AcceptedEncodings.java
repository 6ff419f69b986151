package io.cygi.web.http;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of an {@code Accept-Encoding} header (RFC 9110, 12.5.3). */
public final class AcceptedEncodings {

    private static final Pattern WEIGHT = Pattern.compile("(0(\\.[0-9]{0,3})?)|(1(\\.0{0,3})?)");
    private static final double NOT_NAMED = -1;

    private AcceptedEncodings() {}

    /**
     * {@return whether a body is to be sent as gzip}: where gzip is accepted and nothing is said to be better than it that
     * could be sent instead. A malformed header asks for nothing.
     *
     * @param lines the lines of the header, null where there is no access to headers
     */
    public static boolean gzip(@Nullable Enumeration<String> lines) {
        if (lines == null || !lines.hasMoreElements()) {
            return false;
        }
        double gzip = NOT_NAMED;
        double identity = NOT_NAMED;
        double others = NOT_NAMED;
        for (String element : String.join(",", Collections.list(lines)).split(",")) {
            String[] parts = element.split(";", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1].strip());
            if (weight < 0) {
                return false;
            }
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "gzip", "x-gzip" -> gzip = Math.max(gzip, weight);
                case "identity" -> identity = weight;
                case "*" -> others = weight;
                default -> {
                    // Another coding, which is not offered.
                }
            }
        }
        double accepted = gzip == NOT_NAMED ? others : gzip;
        return accepted > 0 && accepted >= identity;
    }

    private static double weight(String parameter) {
        String[] parts = parameter.split("=", 2);
        boolean formed = parts.length == 2
                && parts[0].strip().equalsIgnoreCase("q")
                && WEIGHT.matcher(parts[1].strip()).matches();
        return formed ? Double.parseDouble(parts[1].strip()) : NOT_NAMED;
    }
}
