package io.cygi.web.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of an {@code If-Match} or {@code If-None-Match} header (RFC 9110, 13.1): {@code *}, or a list of entity
 * tags.
 *
 * @param any whether it is {@code *}, which every representation matches
 * @param tags the listed tags in their order, empty if it is {@code *}
 */
public record EntityTags(boolean any, List<Tag> tags) {

    private static final String ANY = "*";
    private static final String WEAK = "W/";

    /** Copies the list. */
    public EntityTags {
        tags = List.copyOf(tags);
    }

    /**
     * One entity tag.
     *
     * @param weak whether it is marked as weak
     * @param opaque the tag's text without its quotes
     */
    public record Tag(boolean weak, String opaque) {

        /** {@return the tag as it stands in a header} */
        @Override
        public String toString() {
            return (weak ? WEAK : "") + '"' + opaque + '"';
        }
    }

    /**
     * {@return the header's value, empty if the header is absent}. Several lines of the header are one list.
     *
     * @param lines the lines of the header, null if there is no access to headers
     * @throws IllegalArgumentException if the lines are neither {@code *} nor a list of at least one entity tag
     */
    public static Optional<EntityTags> parse(@Nullable Enumeration<String> lines) {
        return lines == null || !lines.hasMoreElements()
                ? Optional.empty()
                : Optional.of(parse(String.join(",", Collections.list(lines))));
    }

    /**
     * {@return the header's value}
     *
     * @param header the header's value, several lines joined by commas
     * @throws IllegalArgumentException if the value is neither {@code *} nor a list of at least one entity tag
     */
    public static EntityTags parse(String header) {
        if (header.strip().equals(ANY)) {
            return new EntityTags(true, List.of());
        }
        List<Tag> tags = new ArrayList<>();
        int at = separators(header, 0);
        while (at < header.length()) {
            boolean weak = header.startsWith(WEAK, at);
            int open = weak ? at + WEAK.length() : at;
            int close = end(header, open);
            tags.add(new Tag(weak, header.substring(open + 1, close)));
            at = separators(header, close + 1);
            if (at < header.length() && header.substring(close + 1, at).indexOf(',') < 0) {
                throw malformed();
            }
        }
        if (tags.isEmpty()) {
            throw malformed();
        }
        return new EntityTags(false, tags);
    }

    /** {@return the position at which the next tag begins} Lists may have empty elements. */
    private static int separators(String header, int from) {
        int at = from;
        while (at < header.length() && " \t,".indexOf(header.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** {@return the position of the closing quote} */
    private static int end(String header, int open) {
        if (open >= header.length() || header.charAt(open) != '"') {
            throw malformed();
        }
        int close = header.indexOf('"', open + 1);
        if (close < 0 || header.substring(open, close).chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw malformed();
        }
        return close;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("must be * or a list of entity tags, for example \"3\"");
    }

    /**
     * {@return whether a representation matches an {@code If-Match}} The comparison is the strong one, which a weak tag
     * never passes.
     *
     * @param current the representation's entity tag in the form of its {@code ETag} header
     */
    public boolean matchesStrongly(String current) {
        return any || tags.stream().anyMatch(tag -> !tag.weak && tag.toString().equals(current));
    }

    /**
     * {@return whether a representation matches an {@code If-None-Match}} The comparison is the weak one, which ignores
     * the mark of weakness.
     *
     * @param current the representation's entity tag in the form of its {@code ETag} header
     */
    public boolean matchesWeakly(String current) {
        String opaque = current.startsWith(WEAK) ? current.substring(WEAK.length()) : current;
        return any || tags.stream().anyMatch(tag -> ('"' + tag.opaque + '"').equals(opaque));
    }

    /**
     * {@return whether a representation need not be sent again} A malformed header is ignored, because the whole
     * representation is always a correct answer.
     *
     * @param ifNoneMatch the lines of the {@code If-None-Match} header
     * @param current the representation's entity tag in the form of its {@code ETag} header
     */
    public static boolean notModified(@Nullable Enumeration<String> ifNoneMatch, String current) {
        try {
            return parse(ifNoneMatch)
                    .filter(tags -> tags.matchesWeakly(current))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
