package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A planted nickname, address and subject are found in the table of the accounts, and nowhere else. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest extends ErasureEdge {

    private static final String MARK = "planted7f3";
    private static final Identity PLANTED =
            new Identity("personal", "subject-" + MARK, "Nickname " + MARK, "address-" + MARK + "@example.org");

    private final AccountRows rows;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final List<String> said = new ArrayList<>();

    @Autowired
    PersonalDataTest(AccountRows rows, JdbcTemplate jdbc, JsonMapper json) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.json = json;
    }

    @BeforeEach
    void logEverythingOfOurs() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("io.cygi", LogLevel.TRACE);
    }

    @AfterEach
    void logAsBefore() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("io.cygi", LogLevel.INFO);
    }

    @Test
    void isInNoCommandLogLineErrorOrAuditLine(CapturedOutput output) throws Exception {
        commands.failNext(new UnavailableException("The event store does not answer.", new RuntimeException()));
        said.add(String.valueOf(catchThrowable(() -> accounts.signIn(PLANTED))));
        logInTogether();
        Account account = accounts.signIn(PLANTED);
        AccountId id = account.accountId();
        assertThat(jdbc.queryForObject("SELECT nickname FROM account WHERE account_id = ?", String.class, id.value()))
                .as("the planted values are stored, or nothing is shown")
                .contains(MARK);

        said.add(account.toString());
        said.add(PLANTED.toString());
        said.add(Profile.of(PLANTED).toString());
        said.add(String.valueOf(rows.findById(id.value()).orElseThrow()));
        breakTheRow(id);
        lockAndUnlock(id);
        erase(id);

        said.addAll(commands.sent().stream().map(Object::toString).toList());
        said.addAll(commands.sent().stream().map(json::writeValueAsString).toList());
        for (Map<String, Object> line : jdbc.queryForList("SELECT * FROM audit_line")) {
            said.add(line.toString());
        }
        said.add(jdbc.queryForList("SELECT * FROM account WHERE account_id = ?", id.value())
                .toString());
        assertThat(commands.sent()).as("commands that were looked at").hasSizeGreaterThan(2);
        assertThat(said).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(MARK));
        assertThat(output.getAll()).contains("is not erased after all").doesNotContainIgnoringCase(MARK);
    }

    private void logInTogether() throws Exception {
        int logins = 8;
        CyclicBarrier together = new CyclicBarrier(logins);
        try (ExecutorService threads = Executors.newFixedThreadPool(logins)) {
            List<Future<Account>> all = new ArrayList<>();
            for (int i = 0; i < logins; i++) {
                all.add(threads.submit(() -> {
                    together.await();
                    return accounts.signIn(PLANTED);
                }));
            }
            for (Future<Account> login : all) {
                said.add(login.get().toString());
            }
        }
    }

    /** Makes the database refuse the change of the row. */
    private void breakTheRow(AccountId id) {
        jdbc.execute("ALTER TABLE account ADD CONSTRAINT ck_account_test CHECK (nickname <> 'Other " + MARK + "')");
        try {
            Identity refused = new Identity(PLANTED.provider(), PLANTED.subject(), "Other " + MARK, PLANTED.email());
            Throwable fault = catchThrowable(() -> accounts.signIn(refused));
            assertThat(fault).isNotNull();
            said.add(String.valueOf(fault));
        } finally {
            jdbc.execute("ALTER TABLE account DROP CONSTRAINT ck_account_test");
        }
        assertThat(accounts.find(id)).isPresent();
    }

    private void lockAndUnlock(AccountId id) {
        String admin =
                tokens.issue(new AccountId("tool"), "Tool", List.of("ADMIN")).accessToken();
        String path = "/api/v1/admin/accounts/" + id;
        assertThat(call("POST", path + "/lock", admin, "{\"reason\":\"resells\"}")
                        .statusCode())
                .isEqualTo(200);
        said.add(String.valueOf(catchThrowable(() -> accounts.signIn(PLANTED))));
        said.add(call("PUT", path + "/roles", admin, "{\"roles\":[\"ORGANIZER\"]}")
                .body());
        assertThat(call("POST", path + "/unlock", admin).statusCode()).isEqualTo(200);
        said.add(call("PUT", path + "/roles", admin, "{\"roles\":[]}").body());
        said.add(call("GET", "/api/v1/admin/accounts?limit=0&query=address-" + MARK, admin)
                .body());
    }

    private void erase(AccountId id) {
        commands.failNext(new RefusedException(ProblemCode.INVALID_STATE, "There is money in the wallet."));
        said.add(call("DELETE", "/api/v1/me", owner(id)).body());
        commands.failNext(new UnavailableException("The event store does not answer.", new RuntimeException()));
        said.add(call("DELETE", "/api/v1/me", owner(id)).body());
        update("UPDATE account SET access_changed_ms = access_changed_ms - 4000000 WHERE account_id = ?", id.value());
        commands.failNext(new RefusedException(ProblemCode.INVALID_STATE, "There is money in the wallet."));
        erasure.resume(Duration.ofMinutes(5), 10);
        accounts.signIn(PLANTED);
        assertThat(call("DELETE", "/api/v1/me", owner(id)).statusCode()).isEqualTo(204);
    }

    /** Returns a new token: an attempt to erase ends earlier ones. */
    private String owner(AccountId id) {
        return tokens.issue(id, "Somebody", List.of("FAN")).accessToken();
    }
}
