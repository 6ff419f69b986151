package io.cygi.gateway.login.provider;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.cygi.web.permit.ClientNetwork;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Bounds the calls to identity providers that are under way: for each provider, and for each network at a provider. A
 * call beyond a bound waits for {@link #waitMax} and is then refused. A slow provider therefore does not block another
 * one, and one network does not block others at a slow provider. Calls that wait are bounded by the requests under way
 * of an address.
 */
final class ProviderCalls {

    /** Bound on the calls to one provider at a time. */
    static final int PER_PROVIDER_MAX = 256;

    /** Bound on the calls of one network to one provider at a time. */
    static final int PER_NETWORK_MAX = 16;

    /** Longest wait of a call for its turn. */
    static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final Duration waitMax;
    private final Map<String, Semaphore> providers = new ConcurrentHashMap<>();

    /** Calls by network. A network is forgotten when no call of it is under way or waits. */
    private final LoadingCache<String, Semaphore> networks = Caffeine.newBuilder()
            .weakValues()
            .executor(Runnable::run)
            .build(network -> new Semaphore(PER_NETWORK_MAX, true));

    /** Creates the bounds. @param waitMax longest wait of a call for its turn */
    ProviderCalls(Duration waitMax) {
        this.waitMax = waitMax;
    }

    /**
     * Makes a call on behalf of the network of the request that this thread answers.
     *
     * @param provider the name of a configured provider
     * @throws ProviderUnavailableException if the call's turn does not come in time
     */
    <T> T call(String provider, Supplier<T> call) {
        return call(provider, network(), call);
    }

    <T> T call(String provider, String network, Supplier<T> call) {
        long until = System.nanoTime() + waitMax.toNanos();
        Semaphore ofNetwork = networks.get(provider + ' ' + network);
        Semaphore ofProvider = providers.computeIfAbsent(provider, id -> new Semaphore(PER_PROVIDER_MAX, true));
        acquire(ofNetwork, until);
        try {
            acquire(ofProvider, until);
            try {
                return call.get();
            } finally {
                ofProvider.release();
            }
        } finally {
            ofNetwork.release();
        }
    }

    private static void acquire(Semaphore permits, long until) {
        try {
            if (!permits.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new ProviderUnavailableException("Too many calls to the identity provider are under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailableException(e);
        }
    }

    private static String network() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? ClientNetwork.of(attributes.getRequest().getRemoteAddr())
                : "";
    }
}
