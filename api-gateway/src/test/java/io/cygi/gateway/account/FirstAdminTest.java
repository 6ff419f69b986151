package io.cygi.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.EdgeTest;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The configured account becomes an admin while there is none. */
class FirstAdminTest extends EdgeTest {

    private static final Identity NAMED = new Identity("test", "the-first-admin", "First", null);

    private final Accounts accounts;
    private final FirstAdmin firstAdmin;
    private final JdbcTemplate jdbc;

    @Autowired
    FirstAdminTest(Accounts accounts, FirstAdmin firstAdmin, JdbcTemplate jdbc) {
        this.accounts = accounts;
        this.firstAdmin = firstAdmin;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void forget() {
        update("DELETE FROM account_role WHERE role = 'ADMIN'");
        update("DELETE FROM account WHERE provider = 'test' AND subject = 'the-first-admin'");
    }

    @Test
    void becomesAnAdminAtTheFirstLogin() {
        Account admin = accounts.signIn(NAMED);

        assertThat(admin.roles()).containsExactlyInAnyOrder(Role.FAN, Role.ADMIN);
        assertThat(accounts.find(admin.accountId())).contains(admin);
        assertThat(jdbc.queryForList(
                        "SELECT detail FROM audit_line WHERE action = 'ROLES_CHANGED' AND subject = ?",
                        String.class,
                        admin.accountId().value()))
                .containsExactly("[FAN, ADMIN] because of cygi.accounts.first-admin");
    }

    @Test
    void becomesAnAdminAtTheStartIfTheAccountExists() {
        Account admin = accounts.signIn(NAMED);
        update("DELETE FROM account_role WHERE role = 'ADMIN'");

        firstAdmin.promoteKnown();

        assertThat(accounts.find(admin.accountId()))
                .hasValueSatisfying(found -> assertThat(found.roles()).contains(Role.ADMIN));
    }

    @Test
    void becomesNoAdminIfThereIsOneAlready() {
        Account other = accounts.signIn(new Identity("test", "another-admin", null, null));
        update(
                "INSERT INTO account_role (account_id, role) VALUES (?, 'ADMIN')",
                other.accountId().value());

        assertThat(accounts.signIn(NAMED).roles()).containsExactly(Role.FAN);
    }

    @Test
    void makesAnAdminOfNobodyElse() {
        assertThat(accounts.signIn(new Identity("other", "the-first-admin", null, null))
                        .roles())
                .containsExactly(Role.FAN);
        assertThat(accounts.signIn(new Identity("test", "the-first-admin2", null, null))
                        .roles())
                .containsExactly(Role.FAN);
    }

    @Test
    void ignoresAnAdminOfTheDemoOutsideTheDemo() {
        Account demo = accounts.signIn(new Identity("demo", "admin-of-the-demo", null, null));
        update(
                "INSERT INTO account_role (account_id, role) VALUES (?, 'ADMIN')",
                demo.accountId().value());

        assertThat(accounts.signIn(NAMED).roles()).contains(Role.ADMIN);
    }

    @Test
    void isWrittenIntoTheAuditLogOnceForManyLoginsAtOnce() throws Exception {
        int logins = 8;
        CyclicBarrier together = new CyclicBarrier(logins);
        try (ExecutorService threads = Executors.newFixedThreadPool(logins)) {
            java.util.List<Future<Account>> all = new java.util.ArrayList<>();
            for (int i = 0; i < logins; i++) {
                all.add(threads.submit(() -> {
                    together.await();
                    return accounts.signIn(NAMED);
                }));
            }
            for (Future<Account> login : all) {
                assertThat(login.get().roles()).contains(Role.ADMIN);
            }
            assertThat(jdbc.queryForObject(
                            "SELECT COUNT(*) FROM audit_line WHERE action = 'ROLES_CHANGED' AND subject = ?",
                            Long.class,
                            all.getFirst().get().accountId().value()))
                    .isEqualTo(1);
        }
    }
}
