package io.cygi.web.limit;

import io.cygi.web.permit.KeyedPermits;
import org.jspecify.annotations.Nullable;

/**
 * The present use of a limit.
 *
 * @param name the name of the limited resource
 * @param used the use by all callers
 * @param max the bound for all callers together, null for no bound
 * @param perAddressMax the bound for one address, null for no bound
 * @param perAddressMost the use by the address that uses most
 * @param perAccountMax the bound for one account, null for no bound
 * @param perAccountMost the use by the account that uses most
 * @param refused the number of refusals since the process started
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
