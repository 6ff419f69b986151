package io.cygi.saga.topup;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the top-up process.
 *
 * @param atOnceMax the most top-ups that are worked on at once
 * @param returnUrls the addresses that fans may be returned to; the first one if a callback names no known top-up
 */
@ConfigurationProperties("cygi.top-ups")
public record TopUpProcessProperties(
        @DefaultValue("32") int atOnceMax,
        @DefaultValue("/") List<String> returnUrls) {

    /** Checks the bounds of the settings. */
    public TopUpProcessProperties {
        returnUrls = List.copyOf(returnUrls);
        if (atOnceMax < 1 || returnUrls.isEmpty()) {
            throw new IllegalArgumentException("cygi.top-ups: at-once-max is positive, and there is a return-url");
        }
    }
}
