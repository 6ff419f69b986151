package io.cygi.web.http;

import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The value of an {@code Accept-Encoding} header (RFC 9110, 12.5.3). */
public final class AcceptedEncodings {

    private static final Pattern WEIGHT = Pattern.compile("(0(\\.[0-9]{0,3})?)|(1(\\.0{0,3})?)");
    private static final double NOT_NAMED = -1;
    private static final String GZIP = "gzip";
    private static final String OTHERS = "*";

    private AcceptedEncodings() {}

    /**
     * {@return whether a body is to be sent as gzip}: if gzip is accepted, and no other coding that could be sent is
     * preferred to it. A malformed header accepts nothing.
     *
     * @param lines the lines of the header, null if there is no access to headers
     */
    public static boolean gzip(@Nullable Enumeration<String> lines) {
        return !preferred(lines, GZIP).isEmpty();
    }

    /**
     * {@return the offered codings that are accepted, the preferred ones first} Codings of equal weight keep the order
     * in which they are offered. Codings with less weight than the plain body are left out. A malformed header accepts
     * nothing.
     *
     * @param lines the lines of the header, null if there is no access to headers
     * @param offered the names of the codings in lower case, the best first
     */
    public static List<String> preferred(@Nullable Enumeration<String> lines, String... offered) {
        Map<String, Double> weights = weights(lines);
        double others = weights.getOrDefault(OTHERS, NOT_NAMED);
        double identity = weights.getOrDefault("identity", NOT_NAMED);
        return Stream.of(offered)
                .map(name -> new Weighted(name, weights.getOrDefault(name, others)))
                .filter(coding -> coding.weight > 0 && coding.weight >= identity)
                .sorted(Comparator.comparingDouble(Weighted::weight).reversed())
                .map(Weighted::name)
                .toList();
    }

    private record Weighted(String name, double weight) {}

    /** {@return the weight of each named coding, none if the header is malformed} */
    private static Map<String, Double> weights(@Nullable Enumeration<String> lines) {
        if (lines == null || !lines.hasMoreElements()) {
            return Map.of();
        }
        Map<String, Double> weights = new HashMap<>();
        for (String element : String.join(",", Collections.list(lines)).split(",")) {
            String[] parts = element.split(";", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1].strip());
            if (weight < 0) {
                return Map.of();
            }
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            weights.merge(name.equals("x-gzip") ? GZIP : name, weight, Math::max);
        }
        return weights;
    }

    private static double weight(String parameter) {
        String[] parts = parameter.split("=", 2);
        boolean formed = parts.length == 2
                && parts[0].strip().equalsIgnoreCase("q")
                && WEIGHT.matcher(parts[1].strip()).matches();
        return formed ? Double.parseDouble(parts[1].strip()) : NOT_NAMED;
    }
}
