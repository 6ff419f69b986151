package io.cygi.gateway.route;

import io.cygi.remote.CheckedReplicas;
import io.cygi.remote.ServiceProperties;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.ReplicaProbe;
import io.cygi.remote.replica.Replicas;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The services to which the edge routes. Their replicas are checked until this is closed. */
final class RoutedServices implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Opens if four of five requests of the last 10 s were not answered, and lets a few requests try again after 2 s. */
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
            .slidingWindowSize(10)
            .minimumNumberOfCalls(20)
            .failureRateThreshold(80)
            .slowCallRateThreshold(100)
            .slowCallDurationThreshold(Duration.ofDays(1))
            .waitDurationInOpenState(Duration.ofSeconds(2))
            .permittedNumberOfCallsInHalfOpenState(5)
            .build();

    private final HttpClient client = InternalHttp.client(CONNECT_TIMEOUT);
    private final Map<String, RoutedService> services = new ConcurrentHashMap<>();
    private final List<CheckedReplicas> checked = new ArrayList<>();

    /**
     * Creates the services of all routes.
     *
     * @param addresses the addresses of their replicas
     * @param exchangesMax the most exchanges with a service at once
     * @param clock the time
     * @throws IllegalStateException if no property names the addresses of a service
     */
    RoutedServices(ServiceProperties addresses, int exchangesMax, Clock clock) {
        RouteTable.routes().stream().map(Route::service).distinct().forEach(service -> {
            List<URI> configured = addresses.addresses(service);
            if (configured.isEmpty()) {
                throw new IllegalStateException("This process routes requests to other services. Set cygi.services."
                        + service + " to the addresses of that service.");
            }
            ReplicaProbe probe = new ReadinessProbe(client);
            CheckedReplicas replicas = new CheckedReplicas(
                    new Replicas(service + " routes", configured, HostResolver.SYSTEM, probe, clock));
            checked.add(replicas);
            services.put(
                    service,
                    new RoutedService(client, replicas.replicas(), CircuitBreaker.of(service, BREAKER), exchangesMax));
        });
    }

    /** {@return a service} @param name its name under {@code cygi.services} */
    RoutedService of(String name) {
        return services.get(name);
    }

    @Override
    public void close() {
        checked.forEach(CheckedReplicas::close);
        client.shutdownNow();
    }
}
