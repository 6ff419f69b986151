package io.cygi.gateway.account.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.token.TokenIssuer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admins find and list accounts. */
class AccountListTest extends EdgeTest {

    private final Accounts accounts;
    private final TokenIssuer tokens;
    private final JsonMapper json = JsonMapper.builder().build();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private Account admin;
    private Account other;

    @Autowired
    AccountListTest(Accounts accounts, TokenIssuer tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.admin = open("Admin", null);
        this.other = admin;
    }

    @BeforeEach
    void openAccounts() {
        update("DELETE FROM account_role WHERE role = 'ADMIN'");
        admin = open("Admin", null);
        makeAdmin(admin);
        other = open("Other", null);
    }

    @Test
    void showsAnAccount() {
        Account account = open("Nara " + run, "nara-" + run + "@example.org");

        JsonNode shown = body(call("GET", path(account), token(admin)));

        assertThat(shown.path("accountId").asString())
                .isEqualTo(account.accountId().value());
        assertThat(shown.path("provider").asString()).isEqualTo("admin-test");
        assertThat(shown.path("nickname").asString()).isEqualTo("Nara " + run);
        assertThat(shown.path("email").asString()).isEqualTo("nara-" + run + "@example.org");
        assertThat(shown.path("roles").toString()).isEqualTo("[\"FAN\"]");
        assertThat(shown.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(shown.has("subject")).isFalse();
        assertThat(call("GET", "/api/v1/admin/accounts/a-nobody", token(admin)).statusCode())
                .isEqualTo(404);
        assertThat(call("GET", "/api/v1/admin/accounts/Not_An_Id", token(admin)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void findsAccountsByTheBeginningOfIdentifierNicknameAndAddress() {
        Account byName = open("Zed" + run + " Park", null);
        Account byAddress = open("Somebody", "zed" + run + "@example.org");
        Account byBoth = open("zed" + run, "zed" + run + "@example.com");

        assertThat(found("query=zed" + run)).containsExactlyInAnyOrder(id(byName), id(byAddress), id(byBoth));
        assertThat(found("query=" + id(byName))).containsExactly(id(byName));
        assertThat(found("query=ed" + run)).isEmpty();
        assertThat(found("query=" + encoded("  ZED" + run + " p"))).containsExactly(id(byName));
    }

    @Test
    void findsTextThatLooksTheSame() {
        Account korean = open("\ud55c\uac15" + run, null);

        assertThat(found("query=" + encoded("\u1112\u1161\u11ab\u1100\u1161\u11bc" + run)))
                .containsExactly(id(korean));
    }

    @ParameterizedTest
    @CsvSource({"%", "_", "!", "'\\'", "''''"})
    void takesEveryCharacterForItself(String character) {
        Account account = open(character + run, null);
        open("x" + run, null);

        assertThat(found("query=" + encoded(character + run))).containsExactly(id(account));
    }

    @Test
    void listsByRoleAndStatus() {
        Account organizer = open("Org" + run, null);
        roles(organizer, "ORGANIZER");
        Account locked = open("Org" + run, null);
        lock(locked);

        assertThat(found("role=ADMIN")).containsExactly(id(admin));
        assertThat(found("role=ORGANIZER")).contains(id(organizer)).doesNotContain(id(locked));
        assertThat(found("status=LOCKED")).contains(id(locked)).doesNotContain(id(organizer));
        assertThat(found("query=org" + run + "&role=ORGANIZER&status=ACTIVE")).containsExactly(id(organizer));
        assertThat(found("query=org" + run + "&status=LOCKED&role=FAN")).containsExactly(id(locked));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "100"})
    void givesEachAccountOnceWhateverThePagesLength(int limit) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            expected.add(id(open("P" + run + limit, "q" + i + run + "@example.org")));
            expected.add(id(open("Q" + i, "p" + run + limit + i + "@example.org")));
        }

        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = body(call(
                    "GET", "/api/v1/admin/accounts?query=p" + run + limit + "&limit=" + limit + cursor, token(admin)));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            page.path("items").forEach(item -> all.add(item.path("accountId").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void goesThroughAllAccountsInPages() {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = body(call("GET", "/api/v1/admin/accounts?limit=100&status=ACTIVE" + cursor, token(admin)));
            page.path("items").forEach(item -> all.add(item.path("accountId").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(all).doesNotHaveDuplicates().contains(id(admin), id(other));
    }

    private JsonNode lock(Account account) {
        return body(call("POST", path(account) + "/lock", token(admin), "{\"reason\":\" resells tickets \"}"));
    }

    private HttpResponse<String> roles(Account account, String... roles) {
        return call(
                "PUT", path(account) + "/roles", token(admin), "{\"roles\":[\"" + String.join("\",\"", roles) + "\"]}");
    }

    private List<String> found(String query) {
        return found(query, token(admin));
    }

    private List<String> found(String query, String token) {
        List<String> ids = new ArrayList<>();
        body(call("GET", "/api/v1/admin/accounts?limit=100&" + query, token))
                .path("items")
                .forEach(item -> ids.add(item.path("accountId").asString()));
        return ids;
    }

    private JsonNode body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private void makeAdmin(Account account) {
        update("INSERT INTO account_role (account_id, role) VALUES (?, 'ADMIN')", id(account));
    }

    private Account open(String nickname, @Nullable String email) {
        return accounts.signIn(new Identity("admin-test", UUID.randomUUID().toString(), nickname, email));
    }

    private String token(Account account) {
        return tokens.issue(account.accountId(), "Admin", List.of("ADMIN")).accessToken();
    }

    private static String id(Account account) {
        return account.accountId().value();
    }

    private static String path(Account account) {
        return "/api/v1/admin/accounts/" + id(account);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
