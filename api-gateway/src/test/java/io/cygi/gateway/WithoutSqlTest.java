package io.cygi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.token.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The check of a request's caller and its limits needs no SQL, for known and for unknown callers. */
class WithoutSqlTest extends EdgeTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int REQUESTS = 50;
    private static final int TOKEN_BYTES = 32;

    private final CountedDataSource connections;
    private final TokenIssuer tokens;
    private final Accounts accounts;
    private final Sessions sessions;

    @Autowired
    WithoutSqlTest(DataSource connections, TokenIssuer tokens, Accounts accounts, Sessions sessions) {
        this.connections = (CountedDataSource) connections;
        this.tokens = tokens;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Test
    void verifiesATokenWithoutSql() {
        String token = tokens.issue(new AccountId("a-" + UUID.randomUUID()), "Somebody", List.of("FAN"))
                .accessToken();
        int before = connections.ofRequests();
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(call("GET", "/api/v1/me", token).statusCode()).isEqualTo(200);
            assertThat(call("GET", "/api/v1/admin/events", token).statusCode()).isEqualTo(403);
        }
        assertThat(connections.ofRequests()).isEqualTo(before);
    }

    @Test
    void refusesAnInvalidTokenWithoutSql() {
        int before = connections.ofRequests();
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(call("GET", "/api/v1/me", "a." + i + ".c").statusCode()).isEqualTo(401);
            assertThat(call("GET", "/api/v1/me", null).statusCode()).isEqualTo(401);
        }
        assertThat(connections.ofRequests()).isEqualTo(before);
    }

    @Test
    void readsASessionOnceAndThenNeedsNoSql() {
        Account account = accounts.signIn(new Identity("test", "counted", "Somebody", null));
        String session = sessions.begin(account.accountId(), "test");
        await("what has ended to be known").until(() -> {
            int before = connections.ofRequests();
            assertThat(withCookie(session).statusCode()).isEqualTo(200);
            return connections.ofRequests() == before;
        });
        int before = connections.ofRequests();
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(withCookie(session).statusCode()).isEqualTo(200);
        }
        assertThat(connections.ofRequests()).isEqualTo(before);
    }

    @Test
    void refusesAForgedSessionWithoutSql() {
        Random random = new Random(1);
        byte[] bytes = new byte[TOKEN_BYTES];
        int before = connections.ofRequests();
        for (int i = 0; i < REQUESTS; i++) {
            random.nextBytes(bytes);
            String madeUp = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(withCookie(madeUp).statusCode()).isEqualTo(401);
        }
        assertThat(connections.ofRequests()).isEqualTo(before);
    }

    private HttpResponse<String> withCookie(String session) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/me"))
                .header("Cookie", "SESSION=" + session)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
