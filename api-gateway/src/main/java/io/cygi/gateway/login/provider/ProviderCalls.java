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
 * Bounds the calls to identity providers that are under way: of each provider, and of each network at a provider. A call beyond
 * a bound waits for {@link #waitMax} and is refused then. A slow provider therefore keeps nobody from another one, and one network
 * keeps no other from a slow provider. The number of calls that wait is bounded by the requests under way of an address.
 */
final class ProviderCalls {

    /** The calls to one provider that are under way at a time. */
    static final int PER_PROVIDER_MAX = 256;

    /** The calls of one network to one provider that are under way at a time. */
    static final int PER_NETWORK_MAX = 16;

    /** The longest wait of a call for its turn. */
    static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final Duration waitMax;
    private final Map<String, Semaphore> providers = new ConcurrentHashMap<>();

    /** A network is forgotten when none of its calls is under way or waits. */
    private final LoadingCache<String, Semaphore> networks = Caffeine.newBuilder()
            .weakValues()
            .executor(Runnable::run)
            .build(network -> new Semaphore(PER_NETWORK_MAX, true));

    /** @param waitMax how long a call waits for its turn */
    ProviderCalls(Duration waitMax) {
        this.waitMax = waitMax;
    }

    /**
     * Makes a call for the network of the request that this thread answers.
     *
     * @param provider the provider's name, one of those that are configured
     * @throws ProviderUnavailableException where the call's turn does not come in time
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
