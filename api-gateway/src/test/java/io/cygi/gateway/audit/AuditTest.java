package io.cygi.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests which audit lines are written and how they are read. */
class AuditTest extends EdgeTest {

    private static final String NETWORK = "203.0.113.7";

    private final AuditLog log;
    private final AuditLines lines;
    private final TokenIssuer tokens;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AccountId actor = new AccountId("a-" + UUID.randomUUID().toString());

    @Autowired
    AuditTest(
            AuditLog log,
            AuditLines lines,
            TokenIssuer tokens,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.log = log;
        this.lines = lines;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Test
    void writesALineWithTimeAddressAndCorrelationOfTheRequest() {
        HttpResponse<String> answer = call("GET", "/api/v1/admin/events", token("FAN"));

        assertThat(answer.statusCode()).isEqualTo(403);
        JsonNode line = awaitLines("actor=" + actor, 1).getFirst();
        assertThat(line.path("action").asString()).isEqualTo("ACCESS_REFUSED");
        assertThat(line.path("detail").asString()).isEqualTo("GET /api/v1/admin/events: the role does not allow it");
        assertThat(line.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(line.path("correlationId").asString())
                .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(Instant.parse(line.path("at").asString()))
                .isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void writesALineForAnInvalidToken() {
        Instant before = Instant.now().minusSeconds(1);
        call("GET", "/api/v1/me", "not-a-token");

        await().atMost(Duration.ofSeconds(20)).until(() -> lines("action=ACCESS_REFUSED&from=" + before).stream()
                .anyMatch(line -> line.path("detail").asString().equals("GET /api/v1/me: the token does not count")));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/admin/processors/query-wallets/replay, POST /api/v1/admin/processors/{name}/replay -> 200",
        "POST, /api/v1/organizer/concerts, POST /api/v1/organizer/concerts -> 200",
        "POST, /api/v1/me/reservations, POST /api/v1/me/reservations -> 200",
        "POST, /api/v1/admin/accounts/a-nobody/unlock, POST /api/v1/admin/accounts/{accountId}/unlock -> 404",
    })
    void writesALineForEachActOfAnAdmin(String method, String path, String detail) {
        call(method, path, token("ADMIN"));

        assertThat(awaitLines("actor=" + actor, 1).getFirst().path("detail").asString())
                .isEqualTo(detail);
    }

    @Test
    void writesNoLineForAReadOfAnAdmin() {
        call("GET", "/api/v1/admin/events", token("ADMIN"));
        call("GET", "/api/v1/admin/audit", token("ADMIN"));
        call("POST", "/api/v1/admin/processors/x/replay", token("ADMIN"));

        assertThat(awaitLines("actor=" + actor, 1)).hasSize(1);
    }

    @Test
    void isReadInPagesNewestFirstByEveryCondition() {
        AccountId subject = new AccountId("a-" + UUID.randomUUID());
        for (int i = 0; i < 7; i++) {
            log.write(
                    new AuditEntry(i % 2 == 0 ? AuditAction.LOGIN : AuditAction.LOGOUT, actor, subject, "number " + i));
        }
        awaitLines("actor=" + actor, 7);

        assertThat(details("subject=" + subject))
                .containsExactly("number 6", "number 5", "number 4", "number 3", "number 2", "number 1", "number 0");
        assertThat(details("actor=" + actor + "&action=LOGOUT")).containsExactly("number 5", "number 3", "number 1");
        assertThat(details("actor=" + actor + "&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(details("actor=" + actor + "&from=" + Instant.now().plusSeconds(60)))
                .isEmpty();
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    json.readTree(call("GET", "/api/v1/admin/audit?limit=2&actor=" + actor + cursor, token("ADMIN"))
                            .body());
            page.path("items").forEach(line -> paged.add(line.path("detail").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(paged).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "actor=Not_An_Id, actor",
        "subject=%2F, subject",
        "action=DANCED, action",
        "from=yesterday, from",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to",
        "cursor=eA, cursor",
        "limit=101, limit",
    })
    void namesTheInvalidParameter(String query, String field) {
        HttpResponse<String> answer = call("GET", "/api/v1/admin/audit?" + query, token("ADMIN"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void boundsTheLinesOfRefusalsOfANetworkAndOfAll() {
        Clock minute = Clock.fixed(Instant.parse("2026-01-01T00:00:30Z"), ZoneOffset.UTC);
        RefusalQuota quota = new RefusalQuota(3, 5, minute);

        assertThat(List.of(
                        quota.admits(NETWORK, null),
                        quota.admits(NETWORK, null),
                        quota.admits(NETWORK, null),
                        quota.admits(NETWORK, null)))
                .containsExactly(true, true, true, false);
        assertThat(List.of(
                        quota.admits("2001:db8::1", null),
                        quota.admits("2001:db8::2", null),
                        quota.admits("198.51.100.1", null)))
                .containsExactly(true, true, false);
        assertThat(quota.takeLeftOut()).isEqualTo(2);
        assertThat(quota.takeLeftOut()).isZero();
    }

    @Test
    void boundsTheLinesOfRefusalsOfAnAccountThatComesFromManyNetworks() {
        Clock minute = Clock.fixed(Instant.parse("2026-01-01T00:00:30Z"), ZoneOffset.UTC);
        RefusalQuota quota = new RefusalQuota(3, 100, minute);
        AccountId greedy = new AccountId("greedy");

        assertThat(IntStream.range(0, 50)
                        .filter(i -> quota.admits("2001:db8:0:" + i + "::1", greedy))
                        .count())
                .isEqualTo(3);
        assertThat(quota.admits("2001:db8:0:99::1", new AccountId("another"))).isTrue();
        assertThat(quota.admits("2001:db8:0:98::1", null)).isTrue();
    }

    @Test
    void admitsRefusalsAgainInTheNextMinute() {
        List<Instant> now = new ArrayList<>(List.of(Instant.parse("2026-01-01T00:00:30Z")));
        RefusalQuota quota = new RefusalQuota(1, 10, new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.getFirst();
            }
        });
        assertThat(quota.admits(NETWORK, null)).isTrue();
        assertThat(quota.admits(NETWORK, null)).isFalse();

        now.set(0, Instant.parse("2026-01-01T00:01:00Z"));

        assertThat(quota.admits(NETWORK, null)).isTrue();
    }

    @Test
    void countsTheLinesThatItLosesIfTheQueueIsFull() {
        BufferedAuditLog small = new BufferedAuditLog(lines, new RefusalQuota(9, 9, clock), transaction, clock, 3);
        for (int i = 0; i < 5; i++) {
            small.write(new AuditEntry(AuditAction.LOGIN, actor, null, null));
        }

        assertThat(small.lost()).isEqualTo(2);
        small.drain();
        assertThat(awaitLines("actor=" + actor, 3)).hasSize(3);
    }

    @Test
    void writesALineLaterIfTheDatabaseFails() {
        JdbcTemplate broken = new JdbcTemplate(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                "jdbc:mysql://127.0.0.1:1/none?connectTimeout=100"));
        boolean[] working = {false};
        AuditLines failing = new AuditLines(jdbc, clock) {
            @Override
            void insertAll(List<AuditLine> batch) {
                if (working[0]) {
                    super.insertAll(batch);
                } else {
                    new AuditLines(broken, clock).insertAll(batch);
                }
            }
        };
        BufferedAuditLog buffered = new BufferedAuditLog(failing, new RefusalQuota(9, 9, clock), transaction, clock, 9);
        buffered.write(new AuditEntry(AuditAction.LOGIN, actor, null, "first"));
        org.assertj.core.api.Assertions.assertThatThrownBy(buffered::drain)
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        buffered.write(new AuditEntry(AuditAction.LOGIN, actor, null, "second"));

        working[0] = true;
        buffered.drain();

        assertThat(details("actor=" + actor)).containsExactly("second", "first");
    }

    @Test
    void deletesOldLinesAndNoOthers() {
        Instant now = clock.instant();
        batchUpdate(
                "INSERT INTO audit_line (at_ms, action, actor) VALUES (?, 'LOGIN', ?)",
                java.util.stream.IntStream.range(0, 2_500)
                        .mapToObj(i -> new Object[] {
                            now.minus(Duration.ofDays(i < 2_400 ? 200 : 100)).toEpochMilli(), actor.value()
                        })
                        .toList());

        AuditConfiguration.deleteOld(lines, transaction, clock, Duration.ofDays(180));

        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM audit_line WHERE actor = ?", Long.class, actor.value()))
                .isEqualTo(100);
    }

    @Test
    void shortensTextsThatAreTooLong() {
        log.write(new AuditEntry(AuditAction.LOGIN, actor, null, "x".repeat(2_000)));

        assertThat(awaitLines("actor=" + actor, 1).getFirst().path("detail").asString())
                .hasSize(500);
    }

    private List<JsonNode> awaitLines(String query, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> lines(query).size() >= count);
        return lines(query);
    }

    private List<String> details(String query) {
        return lines(query).stream().map(line -> line.path("detail").asString()).toList();
    }

    private List<JsonNode> lines(String query) {
        List<JsonNode> all = new ArrayList<>();
        HttpResponse<String> answer = call("GET", "/api/v1/admin/audit?limit=100&" + query, token("ADMIN"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        json.readTree(answer.body()).path("items").forEach(all::add);
        return all;
    }

    private String token(String role) {
        return tokens.issue(actor, "Somebody", List.of(role)).accessToken();
    }
}
