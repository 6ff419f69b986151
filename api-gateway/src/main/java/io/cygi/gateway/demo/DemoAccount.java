package io.cygi.gateway.demo;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A demo account, which is opened on its first use.
 *
 * @param accountId the account's identifier, for example {@code fan-1}
 * @param nickname the account's nickname, for example {@code Fan 1}
 * @param role the account's role: FAN, ORGANIZER or ADMIN
 * @param openingBalance the points that the wallet opens with, or null if the account has no wallet
 */
record DemoAccount(
        AccountId accountId,
        String nickname,
        String role,
        @Nullable Money openingBalance) {

    private static final Pattern NUMBERED = Pattern.compile("(fan|organizer)-([1-9][0-9]{0,8})");
    private static final Money FAN_BALANCE = Money.krw(10_000_000);

    /** {@return the demo account of a name, empty if there is none} @param name any text of a caller */
    static Optional<DemoAccount> named(String name) {
        if (name.equals("admin")) {
            return Optional.of(new DemoAccount(new AccountId(name), "Admin", "ADMIN", null));
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        String number = numbered.group(2);
        return Optional.of(
                numbered.group(1).equals("fan")
                        ? new DemoAccount(new AccountId(name), "Fan " + number, "FAN", FAN_BALANCE)
                        : new DemoAccount(new AccountId(name), "Organizer " + number, "ORGANIZER", Money.ZERO));
    }

    /** {@return the roles in the account's tokens} */
    List<String> roles() {
        return List.of(role);
    }
}
