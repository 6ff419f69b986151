package io.cygi.web.limit;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.web.permit.KeyedPermits;
import io.cygi.web.problem.BusyException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of places for work that lasts, such as live streams and waiting requests. One address and one
 * account get only a part of them, so that others find places.
 */
public final class Places {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String OWN =
            "Too many of your requests of this kind are under way; let one of them end first.";

    private final String name;
    private final String busy;
    private final int max;
    private final Semaphore all;
    private final KeyedPermits networks;
    private final KeyedPermits accounts;
    private final LongAdder refusals = new LongAdder();

    /** Creates the places. @param busy the message for callers if no place is free: one sentence, free of internals */
    Places(String name, String busy, int max, KeyedPermits networks, KeyedPermits accounts) {
        this.name = name;
        this.busy = busy;
        this.max = max;
        this.all = new Semaphore(max);
        this.networks = networks;
        this.accounts = accounts;
    }

    /** A place that is taken until it is closed. Closing it again does nothing. */
    public final class Place implements AutoCloseable {

        private final @Nullable Client client;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Place(@Nullable Client client) {
            this.client = client;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                all.release();
                if (client != null) {
                    releaseOwn(client);
                }
            }
        }
    }

    /**
     * Takes a place for the sender of the request that this thread answers.
     *
     * @return the place, which the caller has to close
     * @throws RefusedException {@code TOO_MANY_REQUESTS} if the sender's address or account holds its maximum
     * @throws BusyException if all places are taken
     */
    public Place take() {
        Optional<Client> client = Client.current();
        if (!tryOwn(client)) {
            throw new RefusedException(ProblemCode.TOO_MANY_REQUESTS, OWN);
        }
        return tryShared(client).orElseThrow(() -> new BusyException(busy, RETRY_AFTER));
    }

    /**
     * {@return the result of the work} The work is done in a place that is taken as {@link #take} does.
     *
     * @param work the work
     */
    public <T> T within(Supplier<T> work) {
        Place place = take();
        try {
            return work.get();
        } finally {
            place.close();
        }
    }

    /** {@return a place as {@link #take} takes it; empty if the sender gets none} */
    public Optional<Place> tryTake() {
        Optional<Client> client = Client.current();
        return tryOwn(client) ? tryShared(client) : Optional.empty();
    }

    private Optional<Place> tryShared(Optional<Client> client) {
        if (all.tryAcquire()) {
            return Optional.of(new Place(client.orElse(null)));
        }
        client.ifPresent(this::releaseOwn);
        refusals.increment();
        return Optional.empty();
    }

    private boolean tryOwn(Optional<Client> client) {
        boolean granted = client.isEmpty() || tryOwn(client.get());
        if (!granted) {
            refusals.increment();
        }
        return granted;
    }

    private boolean tryOwn(Client client) {
        if (!networks.tryAcquire(client.network())) {
            return false;
        }
        if (client.account() != null && !accounts.tryAcquire(client.account())) {
            networks.release(client.network());
            return false;
        }
        return true;
    }

    private void releaseOwn(Client client) {
        networks.release(client.network());
        if (client.account() != null) {
            accounts.release(client.account());
        }
    }

    /** {@return the number of places} */
    int max() {
        return max;
    }

    /** {@return the use of the places} */
    LimitUse use() {
        return LimitUse.of(name, max - all.availablePermits(), max, networks, accounts, refusals.sum());
    }
}
