package io.cygi.web.limit;

import io.cygi.web.permit.KeyedPermits;
import org.jspecify.annotations.Nullable;

/**
 * The present use of a limit.
 *
 * @param name of what is limited
 * @param used how much all callers use
 * @param max how much they may use together, null for no bound
 * @param perAddressMax how much one address may use, null for no bound
 * @param perAddressMost how much the address uses that uses most
 * @param perAccountMax how much one account may use, null for no bound
 * @param perAccountMost how much the account uses that uses most
 * @param refused how often somebody was refused more since the process started
 */
public record LimitUse(
        String name,
        int used,
        @Nullable Integer max,
        @Nullable Integer perAddressMax,
        int perAddressMost,
        @Nullable Integer perAccountMax,
        int perAccountMost,
        long refused) {

    static LimitUse of(
            String name, int used, @Nullable Integer max, KeyedPermits networks, KeyedPermits accounts, long refused) {
        return new LimitUse(
                name, used, max, networks.bound(), networks.most(), accounts.bound(), accounts.most(), refused);
    }
}
