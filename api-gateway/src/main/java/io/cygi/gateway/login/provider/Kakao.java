package io.cygi.gateway.login.provider;

import io.cygi.gateway.login.provider.ProviderProperties.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about Kakao that does not depend on who runs the platform. What is configured takes its place. */
final class Kakao {

    /** Its name in addresses. */
    static final String ID = "kakao";

    static final String CLIENT_ID = "KAKAO_CLIENT_ID";
    static final String CLIENT_SECRET = "KAKAO_CLIENT_SECRET";

    private static final String ACCOUNTS = "https://kauth.kakao.com";
    private static final String OPENID_USER_INFO = "https://kapi.kakao.com/v1/oidc/userinfo";
    private static final String USER_INFO = "https://kapi.kakao.com/v2/user/me";
    private static final List<String> SCOPES = List.of("openid", "profile_nickname", "account_email");

    private Kakao() {}

    /** {@return Kakao as it is configured, and otherwise as it is} @param set what is configured, null for nothing */
    static Provider completed(@Nullable Provider set, @Nullable String clientId, @Nullable String clientSecret) {
        Provider given = set == null
                ? new Provider(null, null, null, null, null, null, null, null, null, null, null, null)
                : set;
        List<String> scopes = given.scopes() == null ? SCOPES : given.scopes();
        boolean openId = scopes.contains("openid");
        return new Provider(
                or(given.name(), "Kakao"),
                given.clientId() == null ? clientId : given.clientId(),
                given.clientSecret() == null ? clientSecret : given.clientSecret(),
                or(given.authentication(), "client_secret_post"),
                scopes,
                or(given.issuer(), ACCOUNTS),
                or(given.authorizationUri(), ACCOUNTS + "/oauth/authorize"),
                or(given.tokenUri(), ACCOUNTS + "/oauth/token"),
                or(given.jwksUri(), ACCOUNTS + "/.well-known/jwks.json"),
                or(given.userInfoUri(), openId ? OPENID_USER_INFO : USER_INFO),
                or(given.subjectAttribute(), openId ? "sub" : "id"),
                or(given.logoutUri(), ACCOUNTS + "/oauth/logout"));
    }

    private static String or(@Nullable String set, String otherwise) {
        return set == null ? otherwise : set;
    }
}
