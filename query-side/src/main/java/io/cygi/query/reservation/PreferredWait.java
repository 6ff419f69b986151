package io.cygi.query.reservation;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code wait} of a {@code Prefer} header (RFC 7240). What is malformed is no preference. */
final class PreferredWait {

    private static final long SECONDS_MAX = 30;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)", Pattern.CASE_INSENSITIVE);

    private PreferredWait() {}

    /** {@return how long to wait, at most half a minute, or nothing} @param prefer the header, or null */
    static Optional<Duration> of(@Nullable String prefer) {
        if (prefer == null) {
            return Optional.empty();
        }
        Matcher matcher = WAIT.matcher(prefer);
        return matcher.find()
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(matcher.group(1)), SECONDS_MAX)))
                : Optional.empty();
    }
}
