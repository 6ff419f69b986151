package io.cygi.gateway.account.store;

import io.cygi.contracts.text.UnicodeText;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Identity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person's identity in its stored form: text in normalization form C, trimmed and bounded.
 *
 * @param provider the name of the identity provider
 * @param subject the person's identifier at the provider, unchanged
 * @param nickname the person's name, null if the provider gives none that can be shown
 * @param email the person's verified address, null if the provider gives none that is usable
 */
public record Profile(
        String provider,
        String subject,
        @Nullable String nickname,
        @Nullable String email) {

    private static final int PROVIDER_LENGTH_MAX = 32;
    private static final int SUBJECT_LENGTH_MAX = 255;
    private static final int NICKNAME_CODE_POINTS_MAX = 30;
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final int SUFFIX_LENGTH = 6;

    /**
     * {@return the profile of an identity}
     *
     * @param identity the identity that a provider describes
     * @throws IllegalArgumentException if provider or subject cannot be stored
     */
    public static Profile of(Identity identity) {
        requireLength("provider", identity.provider(), PROVIDER_LENGTH_MAX);
        requireLength("subject", identity.subject(), SUBJECT_LENGTH_MAX);
        return new Profile(
                identity.provider(), identity.subject(), nickname(identity.nickname()), email(identity.email()));
    }

    /** {@return the nickname, or one that is derived from the account's identifier} */
    String nicknameOf(AccountId accountId) {
        String id = accountId.value();
        return nicknameOr("Fan " + id.substring(Math.max(0, id.length() - SUFFIX_LENGTH)));
    }

    /** {@return the nickname, or another name if there is none} */
    String nicknameOr(String other) {
        return nickname == null ? other : nickname;
    }

    private static void requireLength(String field, String value, int max) {
        if (value.isBlank() || value.length() > max) {
            throw new IllegalArgumentException("the " + field + " of an identity has 1 to " + max + " characters");
        }
    }

    private static @Nullable String nickname(@Nullable String given) {
        if (given == null) {
            return null;
        }
        StringBuilder plain = new StringBuilder(given.length());
        UnicodeText.normalized(given)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .filter(c -> UnicodeText.plain(Character.toString(c), false))
                .limit(NICKNAME_CODE_POINTS_MAX)
                .forEach(plain::appendCodePoint);
        String text = plain.toString();
        return UnicodeText.visible(text) ? UnicodeText.trimmed(text) : null;
    }

    private static @Nullable String email(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String text = UnicodeText.normalized(given).strip();
        boolean usable = text.length() <= EMAIL_LENGTH_MAX
                && text.indexOf('@') > 0
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
        return usable ? text.toLowerCase(Locale.ROOT) : null;
    }

    /** Leaves out personal data, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Profile[provider=" + provider + "]";
    }
}
