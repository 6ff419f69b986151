package io.cygi.gateway.demo;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account that exists because somebody asked for it.
 *
 * @param accountId for example {@code fan-1}
 * @param nickname for example {@code Fan 1}
 * @param role FAN, ORGANIZER or ADMIN
 * @param openingBalance what its wallet opens with, or null where it has none
 */
record DemoAccount(
        AccountId accountId,
        String nickname,
        String role,
        @Nullable Money openingBalance) {

    private static final Pattern NUMBERED = Pattern.compile("(fan|organizer)-([1-9][0-9]{0,8})");
    private static final Money FAN_BALANCE = Money.krw(10_000_000);

    /** {@return the account of this name, or nothing where there is none} @param name what was asked for */
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

    /** {@return the roles its token carries} */
    List<String> roles() {
        return List.of(role);
    }
}
