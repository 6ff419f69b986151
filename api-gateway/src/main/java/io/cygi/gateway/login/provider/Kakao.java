package io.cygi.gateway.login.provider;

import io.cygi.gateway.login.provider.ProviderProperties.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Provides Kakao's settings that are the same on every platform. Configured settings override them. If another issuer
 * is configured, none of Kakao's addresses is used, and addresses that are not configured are discovered.
 */
final class Kakao {

    /** Kakao's name in addresses. */
    static final String ID = "kakao";

    static final String CLIENT_ID = "KAKAO_CLIENT_ID";
    static final String CLIENT_SECRET = "KAKAO_CLIENT_SECRET";

    private static final String ACCOUNTS = "https://kauth.kakao.com";
    private static final String OPENID_USER_INFO = "https://kapi.kakao.com/v1/oidc/userinfo";
    private static final String USER_INFO = "https://kapi.kakao.com/v2/user/me";
    private static final List<String> SCOPES = List.of("openid", "profile_nickname", "account_email");

    private Kakao() {}

    /**
     * {@return the settings of Kakao: the configured ones, completed by Kakao's own}
     *
     * @param set the configured settings, null for none
     */
    static Provider completed(@Nullable Provider set, @Nullable String clientId, @Nullable String clientSecret) {
        Provider given = set == null ? Provider.UNSET : set;
        List<String> scopes = given.scopes() == null ? SCOPES : given.scopes();
        boolean openId = scopes.contains("openid");
        boolean elsewhere = given.issuer() != null && !given.issuer().equals(ACCOUNTS);
        return new Provider(
                or(given.name(), "Kakao"),
                given.clientId() == null ? clientId : given.clientId(),
                given.clientSecret() == null ? clientSecret : given.clientSecret(),
                or(given.authentication(), "client_secret_post"),
                scopes,
                or(given.issuer(), ACCOUNTS),
                address(given.authorizationUri(), elsewhere, ACCOUNTS + "/oauth/authorize"),
                address(given.tokenUri(), elsewhere, ACCOUNTS + "/oauth/token"),
                address(given.jwksUri(), elsewhere, ACCOUNTS + "/.well-known/jwks.json"),
                address(given.userInfoUri(), elsewhere, openId ? OPENID_USER_INFO : USER_INFO),
                or(given.subjectAttribute(), openId ? "sub" : "id"),
                address(given.logoutUri(), elsewhere, ACCOUNTS + "/oauth/logout"));
    }

    private static @Nullable String address(@Nullable String set, boolean elsewhere, String ofKakao) {
        return elsewhere ? set : or(set, ofKakao);
    }

    private static String or(@Nullable String set, String otherwise) {
        return set == null ? otherwise : set;
    }
}
