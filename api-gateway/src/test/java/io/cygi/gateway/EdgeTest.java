package io.cygi.gateway;

import io.cygi.messaging.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The common part of tests of the edge: a server on its own port, and plain HTTP. */
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "spring.flyway.enabled=false",
            "spring.jpa.open-in-view=false",
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.datasource.hikari.auto-commit=false",
            "cygi.accounts.access-refresh=100ms",
            "cygi.accounts.first-admin=test:the-first-admin",
            "cygi.audit.write-every=20ms",
            "cygi.web.trusted-proxies=" + EdgeTest.PROXY,
            "cygi.rate-limits.address=400/4s"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public abstract class EdgeTest {

    /** Address of a proxy that the edge trusts. */
    public static final String PROXY = "127.0.0.9";

    /** The data folder, which is kept as long as the context, because test classes share the context. */
    private static final Path DATA_DIR =
            Path.of("target", "edge", UUID.randomUUID().toString());

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable PlatformTransactionManager transactions;

    @Autowired
    private @Nullable JdbcTemplate jdbc;

    /** {@return the port that the server listens on} */
    protected int port() {
        return port;
    }

    /** {@return the address of the server} */
    protected String address() {
        return "http://127.0.0.1:" + port;
    }

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry registry) {
        registry.add("cygi.data-dir", DATA_DIR::toString);
    }

    /** {@return a client with an address of its own} @param local the client's address, within 127.0.0.0/8 */
    protected static HttpClient at(String local) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(local))
                .build();
    }

    protected HttpResponse<String> call(String method, String path, @Nullable String token) {
        return call(method, path, token, null);
    }

    protected HttpResponse<String> call(String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Changes the database without the platform's knowledge. */
    protected final void update(String sql, Object... parameters) {
        batchUpdate(sql, List.<Object[]>of(parameters));
    }

    /** Changes the database without the platform's knowledge, once for each set of parameters. */
    protected final void batchUpdate(String sql, List<Object[]> parameters) {
        new TransactionTemplate(Objects.requireNonNull(transactions))
                .executeWithoutResult(status -> Objects.requireNonNull(jdbc).batchUpdate(sql, parameters));
    }
}
