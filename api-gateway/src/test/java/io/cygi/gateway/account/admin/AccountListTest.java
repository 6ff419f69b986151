package io.cygi.gateway.account.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.account.Account;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Admins find and list accounts. */
class AccountListTest extends AccountAdminEdge {

    private final String run = UUID.randomUUID().toString().substring(0, 8);

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
    void findsTextInEveryUnicodeForm() {
        Account korean = open("\ud55c\uac15" + run, null);

        assertThat(found("query=" + encoded("\u1112\u1161\u11ab\u1100\u1161\u11bc" + run)))
                .containsExactly(id(korean));
    }

    @ParameterizedTest
    @CsvSource({"%", "_", "!", "'\\'", "''''"})
    void treatsNoCharacterAsAWildcard(String character) {
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
    void listsEachAccountOnceInPagesOfAnyLength(int limit) {
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
