package io.cygi.command.topup;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of top-ups.
 *
 * @param enabled whether fans may top up; if not, requests are refused with {@code UNAVAILABLE}
 * @param amountMin the smallest top-up, in won
 * @param amountMax the largest top-up, in won
 * @param dayLimit the most that an account may top up on a day in Seoul, in won
 * @param openMax the most open top-ups of an account
 * @param lifetime the time for which a top-up waits for the provider to be ready
 * @param readyWait the time for which the request waits for the provider to be ready
 * @param returnUrls the addresses that fans may be returned to; the first one is the default
 */
@ConfigurationProperties("cygi.top-ups")
public record TopUpProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1000") long amountMin,
        @DefaultValue("2000000") long amountMax,
        @DefaultValue("5000000") long dayLimit,
        @DefaultValue("3") int openMax,
        @DefaultValue("15m") Duration lifetime,
        @DefaultValue("3s") Duration readyWait,
        @DefaultValue("/") List<String> returnUrls) {

    private static final int URL_LENGTH_MAX = 500;

    /** Checks the bounds. */
    public TopUpProperties {
        returnUrls = List.copyOf(returnUrls);
        if (amountMin < 1 || amountMax < amountMin || dayLimit < amountMin || openMax < 1) {
            throw new IllegalArgumentException(
                    "cygi.top-ups: bounds are positive, and no maximum is below its minimum");
        }
        if (!lifetime.isPositive() || readyWait.isNegative()) {
            throw new IllegalArgumentException("cygi.top-ups: durations are positive");
        }
        if (returnUrls.isEmpty() || returnUrls.stream().anyMatch(url -> !acceptable(url))) {
            throw new IllegalArgumentException(
                    "cygi.top-ups.return-urls: each is a path of this platform, or begins with https:// or http://");
        }
    }

    private static boolean acceptable(String url) {
        boolean here = url.startsWith("/") && !url.startsWith("//");
        return url.length() <= URL_LENGTH_MAX
                && url.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')
                && (here || url.startsWith("https://") || url.startsWith("http://"));
    }
}
