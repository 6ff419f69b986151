package io.cygi.gateway.account;

import io.cygi.gateway.account.store.Profile;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of accounts.
 *
 * @param firstAdmin {@code provider:subject} of the account that becomes an admin while there is none
 * @param accessRefresh time between two reads of access that other processes have ended
 * @param accessChangesMax bound on the accounts whose end of access is remembered
 * @param erasureResumeAfter time after which an interrupted erasure is resumed
 */
@Validated
@ConfigurationProperties("cygi.accounts")
public record AccountProperties(
        @Pattern(regexp = "[^:\\s]{1,32}:\\S{1,255}", message = "must be provider:subject") @Nullable
        String firstAdmin,

        @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 30) @DefaultValue("2s")
        Duration accessRefresh,

        @Min(100) @Max(1_000_000) @DefaultValue("100000") int accessChangesMax,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("2m")
        Duration erasureResumeAfter) {

    /** {@return the identity of the first admin, null if none is named} */
    @Nullable
    Profile firstAdminProfile() {
        if (firstAdmin == null) {
            return null;
        }
        int end = firstAdmin.indexOf(':');
        return Profile.of(new Identity(firstAdmin.substring(0, end), firstAdmin.substring(end + 1), null, null));
    }

    /** Leaves out the first admin's subject, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "AccountProperties[accessRefresh=" + accessRefresh + "]";
    }
}
