package io.cygi.gateway.account.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests of admins about accounts. Each test begins with one admin and another account. */
abstract class AccountAdminEdge extends EdgeTest {

    @Autowired
    Accounts accounts;

    @Autowired
    TokenIssuer tokens;

    Account admin;
    Account other;
    private final JsonMapper json = JsonMapper.builder().build();

    @BeforeEach
    void openAccounts() {
        update("DELETE FROM account_role WHERE role = 'ADMIN'");
        admin = open("Admin", null);
        makeAdmin(admin);
        other = open("Other", null);
    }

    final Account open(String nickname, @Nullable String email) {
        return accounts.signIn(new Identity("admin-test", UUID.randomUUID().toString(), nickname, email));
    }

    final void makeAdmin(Account account) {
        update("INSERT INTO account_role (account_id, role) VALUES (?, 'ADMIN')", id(account));
    }

    final JsonNode lock(Account account) {
        return body(call("POST", path(account) + "/lock", token(admin), "{\"reason\":\" resells tickets \"}"));
    }

    final HttpResponse<String> roles(Account account, String... roles) {
        return call(
                "PUT", path(account) + "/roles", token(admin), "{\"roles\":[\"" + String.join("\",\"", roles) + "\"]}");
    }

    /** {@return the identifiers of the accounts that a query finds} */
    final List<String> found(String query) {
        return found(query, token(admin));
    }

    final List<String> found(String query, String token) {
        List<String> ids = new ArrayList<>();
        body(call("GET", "/api/v1/admin/accounts?limit=100&" + query, token))
                .path("items")
                .forEach(item -> ids.add(item.path("accountId").asString()));
        return ids;
    }

    final JsonNode body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    final String token(Account account) {
        return tokens.issue(account.accountId(), "Admin", List.of("ADMIN")).accessToken();
    }

    static String id(Account account) {
        return account.accountId().value();
    }

    static String path(Account account) {
        return "/api/v1/admin/accounts/" + id(account);
    }
}
