package io.cygi.gateway.account;

import org.jspecify.annotations.Nullable;

/**
 * A person as an identity provider describes them.
 *
 * @param provider the registration's name, for example {@code kakao}
 * @param subject the person's identifier at the provider; it never changes
 * @param nickname the person's name at the provider, null if it gives none
 * @param email a verified address, null if there is none
 */
public record Identity(
        String provider,
        String subject,
        @Nullable String nickname,
        @Nullable String email) {

    /** Leaves out personal data, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Identity[provider=" + provider + "]";
    }
}
