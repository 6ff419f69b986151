package io.cygi.web.request;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code wait} of a {@code Prefer} header (RFC 7240). A malformed header is no preference. */
public final class PreferredWait {

    /** The header that tells the caller which preference was applied. */
    public static final String APPLIED = "Preference-Applied";

    private static final long SECONDS_MAX = 30;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)", Pattern.CASE_INSENSITIVE);

    private PreferredWait() {}

    /** {@return the value of {@link #APPLIED}} @param wait the wait that was applied */
    public static String applied(Duration wait) {
        return "wait=" + wait.toSeconds();
    }

    /** {@return the time to wait, at most half a minute, or empty} @param prefer the header, or null */
    public static Optional<Duration> of(@Nullable String prefer) {
        if (prefer == null) {
            return Optional.empty();
        }
        Matcher matcher = WAIT.matcher(prefer);
        return matcher.find()
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(matcher.group(1)), SECONDS_MAX)))
                : Optional.empty();
    }
}
