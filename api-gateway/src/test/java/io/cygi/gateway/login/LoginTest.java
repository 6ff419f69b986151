package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.audit.AuditAction;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People log in with Kakao, with and without OpenID Connect, and with any other provider. */
class LoginTest extends LoginTestBase {

    @Test
    void opensAnAccountAndASessionWithTheFirstLogin() {
        Browser browser = browser();
        HttpResponse<String> begun = browser.get("/oauth2/authorization/kakao?returnUrl=/swagger-ui.html");
        String asked = Browser.location(begun);
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(asked)
                .startsWith(PROVIDERS.url("/kakao/authorize"))
                .contains(
                        "client_id=cygi-client",
                        "scope=openid",
                        "code_challenge_method=S256",
                        "nonce=",
                        "redirect_uri=http://localhost:9/login/oauth2/code/kakao");
        assertThat(rows()).isZero();

        PROVIDERS.nextPerson(
                "kakao", "4711", Map.of("nickname", "Minji", "email", "minji@example.com", "email_verified", true));
        HttpResponse<String> ended = browser.get(Browser.atTheProvider(asked));

        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(Browser.location(ended)).isEqualTo("/swagger-ui.html");
        assertThat(people().identities()).containsExactly(new Identity("kakao", "4711", "Minji", "minji@example.com"));
        assertThat(browser.get("/api/v1/me").body()).contains("kakao-4711", "Minji", "FAN");
        assertThat(lines(AuditAction.LOGIN)).containsExactly("kakao");
        assertThat(rows()).isEqualTo(1);
        assertThat(PROVIDERS.requests())
                .filteredOn(request -> request.startsWith("POST /kakao/token"))
                .singleElement()
                .asString()
                .contains("client_id=cygi-client", "client_secret=cygi-secret", "code_verifier=");
    }

    @Test
    void findsTheSameAccountWithTheNextLogin() {
        loggedIn("1");
        loggedIn("1");
        loggedIn("2");

        assertThat(people().accounts().keySet())
                .containsExactlyInAnyOrder(new AccountId("kakao-1"), new AccountId("kakao-2"));
    }

    @Test
    void keepsNoTokenOfTheProvider() {
        loggedIn("3");

        Map<String, Object> row = jdbc().queryForMap("SELECT * FROM login_session");
        assertThat(row)
                .containsOnlyKeys("token_hash", "account_id", "provider", "created_ms", "seen_ms", "ended_ms")
                .containsEntry("account_id", "kakao-3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"id\":1234567890123,\"kakao_account\":{\"email\":\"a@b.kr\",\"is_email_valid\":true,"
                        + "\"is_email_verified\":true,\"profile\":{\"nickname\":\"민지\"}}} | 민지 | a@b.kr",
                "{\"id\":1234567890123,\"kakao_account\":{\"email\":\"a@b.kr\",\"is_email_valid\":true,"
                        + "\"is_email_verified\":false,\"profile\":{\"nickname\":\"민지\"}}} | 민지 | -",
                "{\"id\":1234567890123,\"kakao_account\":{\"email\":\"a@b.kr\",\"is_email_valid\":false,"
                        + "\"is_email_verified\":true}} | - | -",
                "{\"id\":1234567890123,\"kakao_account\":{\"email\":\"a@b.kr\"}} | - | -",
                "{\"id\":1234567890123,\"kakao_account\":{\"email\":17,\"is_email_valid\":true,"
                        + "\"is_email_verified\":true,\"profile\":\"none\"}} | - | -",
                "{\"id\":1234567890123,\"kakao_account\":{\"profile\":{\"nickname\":\" \\u202e\\u0000 \"}}} | - | -",
                "{\"id\":1234567890123} | - | -"
            })
    void readsThePersonFromKakaosUserInfo(String userInfo, String nickname, String email) {
        PROVIDERS.userInfo(userInfo);

        HttpResponse<String> ended = browser().logIn("plain", "");

        assertThat(Browser.location(ended)).isEqualTo("/");
        assertThat(people().identities()).containsExactly(new Identity("plain", "1234567890123", nickname, email));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"true, a@b.kr, a@b.kr", "false, a@b.kr, -", "-, a@b.kr, -", "true, not an address, -", "true, -, -"
            })
    void trustsAVerifiedAddressOnly(String verified, String email, String known) {
        Map<String, Object> claims = new HashMap<>();
        if (verified != null) {
            claims.put("email_verified", Boolean.valueOf(verified));
        }
        if (email != null) {
            claims.put("email", email);
        }
        PROVIDERS.nextPerson("kakao", "5", claims);

        browser().logIn("kakao", "");

        assertThat(people().identities()).containsExactly(new Identity("kakao", "5", null, known));
    }

    @Test
    void needsOnlyTheIssuerOfAnotherProvider() {
        Browser browser = browser();
        PROVIDERS.nextPerson("discovered", "abc", Map.of("name", "Somebody Else"));

        browser.logIn("discovered", "");

        assertThat(people().identities()).containsExactly(new Identity("discovered", "abc", "Somebody Else", null));
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void asksNoProviderBeforeTheFirstLogin() {
        browser().get("/login");

        assertThat(PROVIDERS.requests()).isEmpty();
    }
}
