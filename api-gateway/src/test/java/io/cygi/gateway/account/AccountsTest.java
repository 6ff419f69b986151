package io.cygi.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.gateway.EdgeApplication.SentCommands;
import io.cygi.gateway.EdgeTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Logins open accounts and their wallets, once. */
class AccountsTest extends EdgeTest {

    private final Accounts accounts;
    private final SentCommands commands;
    private final JdbcTemplate jdbc;

    @Autowired
    AccountsTest(Accounts accounts, SentCommands commands, JdbcTemplate jdbc) {
        this.accounts = accounts;
        this.commands = commands;
        this.jdbc = jdbc;
    }

    @Test
    void opensAnAccountAndItsWalletAtTheFirstLogin() {
        Account account = accounts.signIn(identity(subject(), "Mina", "mina@example.org"));

        assertThat(account.accountId().value()).startsWith("a-");
        assertThat(account.roles()).containsExactly(Role.FAN);
        assertThat(account.status()).isEqualTo(Account.Status.ACTIVE);
        assertThat(account.nickname()).isEqualTo("Mina");
        assertThat(account.email()).isEqualTo("mina@example.org");
        assertThat(accounts.find(account.accountId())).contains(account);
        assertThat(opened(account.accountId())).singleElement().satisfies(wallet -> assertThat(wallet.openingBalance())
                .isEqualTo(Money.ZERO));
    }

    @Test
    void findsTheSameAccountAtEveryLaterLogin() {
        String subject = subject();
        Account first = accounts.signIn(identity(subject, "Mina", null));

        Account second = accounts.signIn(identity(subject, "Mina", null));

        assertThat(second).isEqualTo(first);
        assertThat(opened(first.accountId())).hasSize(1);
    }

    @Test
    void distinguishesTheSameSubjectOfTwoProviders() {
        String subject = subject();

        assertThat(accounts.signIn(new Identity("one", subject, null, null)).accountId())
                .isNotEqualTo(accounts.signIn(new Identity("two", subject, null, null))
                        .accountId());
    }

    @Test
    void opensOneAccountForManyLoginsAtOnce() throws Exception {
        int logins = 16;
        CyclicBarrier together = new CyclicBarrier(logins);
        String subject = subject();
        try (ExecutorService threads = Executors.newFixedThreadPool(logins)) {
            List<Future<Account>> all = IntStream.range(0, logins)
                    .mapToObj(number -> threads.submit(() -> {
                        together.await();
                        return accounts.signIn(identity(subject, "Mina", null));
                    }))
                    .toList();
            Set<AccountId> found = new java.util.HashSet<>();
            for (Future<Account> login : all) {
                Account account = login.get();
                found.add(account.accountId());
                assertThat(account.roles()).containsExactly(Role.FAN);
            }
            assertThat(found).hasSize(1);
        }
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM account WHERE subject = ?", Long.class, subject))
                .isEqualTo(1);
    }

    @Test
    void opensTheWalletAtTheNextLoginIfTheFirstFailedBeforeIt() {
        String subject = subject();
        commands.failNext(new UnavailableException("The event store does not answer.", new RuntimeException()));
        assertThatThrownBy(() -> accounts.signIn(identity(subject, "Mina", null)))
                .isInstanceOf(UnavailableException.class);

        Account account = accounts.signIn(identity(subject, "Mina", null));
        accounts.signIn(identity(subject, "Mina", null));

        assertThat(opened(account.accountId())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'  Mina  ', Mina",
        "'Mi\u202Ena', Mina",
        "'e\u0301te', '\u00e9te'",
        "'\u1112\u1161\u11ab', '\ud55c'",
        "'\ud83d\ude00 fan', '\ud83d\ude00 fan'",
        "'abcdefghijklmnopqrstuvwxyz0123456789', 'abcdefghijklmnopqrstuvwxyz0123'",
        "'half \ud83d', 'half'",
    })
    void showsANicknameInOneFormTrimmedAndBounded(String given, String shown) {
        assertThat(accounts.signIn(identity(subject(), given, null)).nickname()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b\u200b", "\u202e", "\u3164"})
    void makesANicknameIfTheIdentityHasNone(String given) {
        assertThat(accounts.signIn(identity(subject(), given, null)).nickname()).matches("Fan [0-9a-f]{6}");
    }

    @ParameterizedTest
    @CsvSource({
        "Mina@Example.org, mina@example.org",
        "' a@b ', a@b",
        "nobody, ",
        "@example.org, ",
        "'a b@example.org', ",
        ", "
    })
    void keepsAValidAddressOnly(@Nullable String given, @Nullable String kept) {
        assertThat(accounts.signIn(identity(subject(), null, given)).email()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void refusesAnIdentityThatCannotBeStored(int length) {
        assertThatThrownBy(() -> accounts.signIn(identity("x".repeat(length), "Mina", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("xxx");
    }

    @Test
    void updatesNicknameAndAddressAtEachLogin() {
        String subject = subject();
        AccountId accountId =
                accounts.signIn(identity(subject, "Mina", "old@example.org")).accountId();

        Account later = accounts.signIn(identity(subject, "Minji", "new@example.org"));

        assertThat(later.nickname()).isEqualTo("Minji");
        assertThat(later.email()).isEqualTo("new@example.org");
        assertThat(accounts.find(accountId)).contains(later);
        Account silent = accounts.signIn(identity(subject, null, null));
        assertThat(silent.nickname()).isEqualTo("Minji");
        assertThat(silent.email()).isNull();
    }

    @Test
    void writesTheLastLoginOnceAMinute() {
        String subject = subject();
        Account first = accounts.signIn(identity(subject, "Mina", null));
        assertThat(accounts.signIn(identity(subject, "Mina", null)).lastSeenAt())
                .isEqualTo(first.lastSeenAt());
        Instant before = first.lastSeenAt().minusSeconds(61);
        update(
                "UPDATE account SET last_seen_ms = ? WHERE account_id = ?",
                before.toEpochMilli(),
                first.accountId().value());

        assertThat(accounts.signIn(identity(subject, "Mina", null)).lastSeenAt())
                .isAfterOrEqualTo(first.lastSeenAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCKED", "ERASING"})
    void refusesAnAccountThatMayNotBeUsed(String state) {
        String subject = subject();
        Account account = accounts.signIn(identity(subject, "Mina", null));
        update(
                "UPDATE account SET state = ? WHERE account_id = ?",
                state,
                account.accountId().value());

        assertThatThrownBy(() -> accounts.signIn(identity(subject, "Other", null)))
                .isInstanceOf(AccountUnusableException.class);
        assertThat(accounts.find(account.accountId()))
                .hasValueSatisfying(found -> assertThat(found.nickname()).isEqualTo("Mina"));
    }

    private List<OpenWallet> opened(AccountId accountId) {
        return commands.sent().stream()
                .filter(OpenWallet.class::isInstance)
                .map(OpenWallet.class::cast)
                .filter(command -> command.walletId().equals(new WalletId(accountId)))
                .toList();
    }

    private static Identity identity(String subject, @Nullable String nickname, @Nullable String email) {
        return new Identity("kakao", subject, nickname, email);
    }

    private static String subject() {
        return UUID.randomUUID().toString();
    }
}
