package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.gateway.EdgeApplication.SentCommands;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.token.TokenIssuer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The erasure of one account that was opened for the test. */
abstract class ErasureEdge extends EdgeTest {

    private static final List<Class<?>> ERASING =
            List.of(CloseTopUpAllowance.class, CloseWallet.class, ReopenWallet.class, ReopenTopUpAllowance.class);

    @Autowired
    Accounts accounts;

    @Autowired
    AccountAccess access;

    @Autowired
    AccountErasure erasure;

    @Autowired
    SentCommands commands;

    @Autowired
    TokenIssuer tokens;

    Identity identity;
    Account account;

    @BeforeEach
    void openAnAccount() {
        identity = new Identity("erasure", UUID.randomUUID().toString(), "Bora", "bora@example.org");
        account = accounts.signIn(identity);
        commands.sent().clear();
    }

    final void assertAsBefore() {
        assertThat(accounts.signIn(identity)).satisfies(same -> {
            assertThat(same.accountId()).isEqualTo(account.accountId());
            assertThat(same.nickname()).isEqualTo("Bora");
            assertThat(same.email()).isEqualTo("bora@example.org");
        });
        assertThat(access.counts(account.accountId(), Instant.now().plusSeconds(5)))
                .isTrue();
    }

    /** {@return the names of the commands that an erasure has sent} */
    final List<String> sent() {
        return commands.sent().stream()
                .filter(command -> ERASING.stream().anyMatch(type -> type.isInstance(command)))
                .map(command -> command.getClass().getSimpleName())
                .toList();
    }

    final String id() {
        return account.accountId().value();
    }

    final String token() {
        return tokens.issue(account.accountId(), "Bora", List.of("FAN")).accessToken();
    }
}
