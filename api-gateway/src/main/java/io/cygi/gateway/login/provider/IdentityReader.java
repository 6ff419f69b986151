package io.cygi.gateway.login.provider;

import io.cygi.contracts.text.UnicodeText;
import io.cygi.gateway.account.Identity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * Reads a person's identity from a verified login: claims of OpenID Connect, or Kakao's own user info. An e-mail
 * address that the provider has not verified is left out.
 */
public final class IdentityReader {

    private static final int NICKNAME_MAX = 40;
    private static final int EMAIL_MAX = 254;

    private IdentityReader() {}

    /** {@return the person's identity} @param login a verified login */
    public static Identity read(OAuth2AuthenticationToken login) {
        Map<String, Object> attributes = login.getPrincipal().getAttributes();
        return new Identity(
                login.getAuthorizedClientRegistrationId(), login.getName(), nickname(attributes), email(attributes));
    }

    private static @Nullable String nickname(Map<String, Object> attributes) {
        Map<?, ?> kakao = map(attributes.get("kakao_account"));
        return Stream.of(
                        attributes.get("nickname"),
                        map(kakao.get("profile")).get("nickname"),
                        attributes.get("name"),
                        attributes.get("preferred_username"))
                .flatMap(value -> text(value).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        String plain =
                text.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
        int length = Math.min(plain.codePointCount(0, plain.length()), NICKNAME_MAX);
        String cut = plain.substring(0, plain.offsetByCodePoints(0, length));
        return UnicodeText.visible(cut) ? Optional.of(UnicodeText.normalized(cut)) : Optional.empty();
    }

    private static @Nullable String email(Map<String, Object> attributes) {
        Map<?, ?> kakao = map(attributes.get("kakao_account"));
        if (yes(attributes.get("email_verified"))) {
            return address(attributes.get("email"));
        }
        return yes(kakao.get("is_email_valid")) && yes(kakao.get("is_email_verified"))
                ? address(kakao.get("email"))
                : null;
    }

    private static @Nullable String address(@Nullable Object value) {
        return value instanceof String text
                        && text.length() <= EMAIL_MAX
                        && text.matches("[^\\s\\p{Cc}]+@[^\\s\\p{Cc}@]+")
                ? text
                : null;
    }

    private static boolean yes(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
