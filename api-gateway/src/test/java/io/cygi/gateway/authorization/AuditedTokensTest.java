package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.authorization.OAuthBrowser.AppTokens;
import io.cygi.gateway.authorization.TestAccounts.Lines;
import io.cygi.gateway.authorization.TestAccounts.MemoryAccounts;
import io.cygi.gateway.token.TokenIssuer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each audit line of a token names the account, so that an erasure finds it. */
class AuditedTokensTest extends AuthorizationTest {

    private final MemoryAccounts accounts;
    private final Lines audit;
    private final TokenIssuer tokens;
    private final ServletWebServerApplicationContext context;

    @Autowired
    AuditedTokensTest(
            MemoryAccounts accounts, Lines audit, TokenIssuer tokens, ServletWebServerApplicationContext context) {
        this.accounts = accounts;
        this.audit = audit;
        this.tokens = tokens;
        this.context = context;
    }

    @Test
    void namesTheAccountThatATokenIsIssuedTo() {
        AccountId fan = accounts.open(Role.FAN);
        OAuthBrowser browser = new OAuthBrowser(address()).logIn(fan);

        browser.refresh(browser.tokens().refresh());

        assertThat(lines(AuditAction.TOKEN_ISSUED, fan))
                .as("a refresh has none")
                .singleElement()
                .isEqualTo(new AuditEntry(AuditAction.TOKEN_ISSUED, fan, null, "client " + OAuthBrowser.APP));
    }

    @Test
    void namesTheOrganizerThatAnApiKeyIsIssuedATokenFor() {
        AccountId organizer = accounts.open(Role.ORGANIZER);
        JsonNode key = key(organizer);

        issue(key, key.path("secret").asString(), "sales:read");

        assertThat(lines(AuditAction.TOKEN_ISSUED, organizer))
                .containsExactly(new AuditEntry(
                        AuditAction.TOKEN_ISSUED,
                        organizer,
                        null,
                        "client " + key.path("keyId").asString()));
    }

    @ParameterizedTest
    @CsvSource({"wrong, sales:read, invalid_client", "'', concerts:write, invalid_scope", "'', '', invalid_scope"})
    void namesTheOrganizerWhoseApiKeyIsRefused(String suffix, String scope, String error) {
        AccountId organizer = accounts.open(Role.ORGANIZER);
        JsonNode key = key(organizer);

        issue(key, key.path("secret").asString() + suffix, scope);

        assertThat(lines(AuditAction.TOKEN_REFUSED, organizer))
                .containsExactly(new AuditEntry(AuditAction.TOKEN_REFUSED, null, organizer, error));
    }

    @Test
    void namesTheAccountWhoseRefreshTokenIsRefused() {
        AccountId fan = accounts.open(Role.FAN);
        OAuthBrowser browser = new OAuthBrowser(address()).logIn(fan);
        AppTokens granted = browser.tokens();
        accounts.lock(fan);

        browser.refresh(granted.refresh());

        assertThat(lines(AuditAction.TOKEN_REFUSED, fan))
                .containsExactly(new AuditEntry(AuditAction.TOKEN_REFUSED, null, fan, "invalid_grant"));
    }

    @Test
    void createsNoServletSession() {
        OAuthBrowser browser = new OAuthBrowser(address()).logIn(accounts.open(Role.FAN));
        AppTokens granted = browser.tokens();
        Map<String, String> wrong = OAuthBrowser.request("verifier");
        wrong.put("redirect_uri", "https://evil.example/");
        browser.authorize(wrong);
        new OAuthBrowser(address()).authorize(OAuthBrowser.request(OAuthBrowser.verifier()));
        browser.refresh(granted.refresh());
        browser.get("/userinfo", "Authorization", "Bearer " + granted.access());
        browser.get("/connect/logout?id_token_hint=" + granted.id());

        assertThat(browser.cookiesSet()).isNotEmpty().noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        for (var child : server.getTomcat().getHost().findChildren()) {
            var manager = ((org.apache.catalina.Context) child).getManager();
            assertThat(manager.getActiveSessions()).isZero();
            assertThat(manager.getSessionCounter()).as("ever").isZero();
        }
    }

    private JsonNode key(AccountId organizer) {
        String bearer = tokens.issue(organizer, "O", List.of("ORGANIZER")).accessToken();
        return JsonMapper.builder()
                .build()
                .readTree(call(
                                "POST",
                                "/api/v1/organizer/api-keys",
                                bearer,
                                "{\"name\":\"x\",\"scopes\":[\"sales:read\"]}")
                        .body());
    }

    private void issue(JsonNode key, String secret, String scope) {
        new OAuthBrowser(address())
                .token(
                        Map.of("grant_type", "client_credentials", "scope", scope),
                        "Authorization",
                        OAuthBrowser.basic(key.path("keyId").asString(), secret));
    }

    private List<AuditEntry> lines(AuditAction action, AccountId account) {
        return audit.written().stream()
                .filter(line -> line.action() == action)
                .filter(line -> account.equals(line.actor()) || account.equals(line.subject()))
                .toList();
    }
}
