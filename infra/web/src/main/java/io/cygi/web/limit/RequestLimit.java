package io.cygi.web.limit;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.web.permit.KeyedPermits;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Bounds the requests of one address, and of one account, that are being answered. */
public final class RequestLimit {

    static final String TOO_MANY = "Too many of your requests are under way; let some of them end first.";

    private final KeyedPermits networks;
    private final KeyedPermits accounts;
    private final LongAdder refusals = new LongAdder();

    RequestLimit(int perAddress, int perAccount) {
        this.networks = new KeyedPermits(perAddress);
        this.accounts = new KeyedPermits(perAccount);
    }

    /**
     * Does work as one of an account's requests, for requests that are answered before the filters that count them.
     *
     * @param account the account
     * @param work the work
     * @return the result of the work
     * @throws RefusedException {@code TOO_MANY_REQUESTS} if too many of the account's requests are under way
     */
    public <T> T within(String account, Supplier<T> work) {
        if (!tryEnterAccount(account)) {
            throw new RefusedException(ProblemCode.TOO_MANY_REQUESTS, TOO_MANY);
        }
        try {
            return work.get();
        } finally {
            leaveAccount(account);
        }
    }

    boolean tryEnterNetwork(String network) {
        return counted(networks.tryAcquire(network));
    }

    void leaveNetwork(String network) {
        networks.release(network);
    }

    boolean tryEnterAccount(String account) {
        return counted(accounts.tryAcquire(account));
    }

    void leaveAccount(String account) {
        accounts.release(account);
    }

    private boolean counted(boolean granted) {
        if (!granted) {
            refusals.increment();
        }
        return granted;
    }

    LimitUse use() {
        return LimitUse.of("requests", networks.sum(), null, networks, accounts, refusals.sum());
    }
}
