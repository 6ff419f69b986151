package io.cygi.gateway.login;

import com.nimbusds.jose.KeySourceException;
import io.cygi.gateway.account.AccountUnusableException;
import io.cygi.gateway.login.provider.ProviderUnavailableException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.client.RestClientException;

/** The reason for which a login fails, as the person sees it. Each has a text on the login page. */
public enum LoginFailure {
    /** The person did not consent at the provider. */
    DENIED,
    /** The attempt has expired, was made in another window, or was used already. */
    STALE,
    /** The provider gives no answer, is too slow, or its answer cannot be read. */
    PROVIDER,
    /** The provider's answer does not prove the person's identity. */
    REFUSED,
    /** The account is locked or erased. */
    LOCKED;

    /** {@return the reason's name in addresses} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the reason with a name} @param code any text of a caller */
    public static Optional<LoginFailure> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(failure -> failure.code().equals(code))
                .findFirst();
    }

    static LoginFailure of(Throwable fault) {
        if (fault instanceof AccountUnusableException) {
            return LOCKED;
        }
        if (unanswered(fault)) {
            return PROVIDER;
        }
        return fault instanceof OAuth2AuthenticationException refused
                ? ofCode(refused.getError().getErrorCode())
                : REFUSED;
    }

    private static boolean unanswered(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderUnavailableException
                    || cause instanceof RestClientException
                    || cause instanceof KeySourceException) {
                return true;
            }
        }
        return false;
    }

    private static LoginFailure ofCode(String code) {
        return switch (code) {
            case "access_denied", "consent_required", "interaction_required", "login_required" -> DENIED;
            case "authorization_request_not_found", "invalid_state_parameter", "invalid_request", "invalid_grant" ->
                STALE;
            case "server_error", "temporarily_unavailable", "invalid_token_response", "invalid_user_info_response" ->
                PROVIDER;
            default -> REFUSED;
        };
    }
}
