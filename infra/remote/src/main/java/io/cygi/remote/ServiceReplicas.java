package io.cygi.remote;

import io.cygi.remote.call.CallProbe;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replicas;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The replicas of the services that this process calls. They are checked from the first call on, until this is closed. */
final class ServiceReplicas implements AutoCloseable {

    private final Map<String, CheckedReplicas> services = new ConcurrentHashMap<>();
    private final ServiceProperties addresses;
    private final InternalHttp http;
    private final Clock clock;

    ServiceReplicas(ServiceProperties addresses, InternalHttp http, Clock clock) {
        this.addresses = addresses;
        this.http = http;
        this.clock = clock;
    }

    /** {@return the replicas of a service} @param service its name under {@code cygi.services} */
    Replicas of(String service) {
        return services.computeIfAbsent(service, this::checked).replicas();
    }

    private CheckedReplicas checked(String service) {
        return new CheckedReplicas(
                new Replicas(service, addresses.addresses(service), HostResolver.SYSTEM, new CallProbe(http), clock));
    }

    @Override
    public void close() {
        services.values().forEach(CheckedReplicas::close);
    }
}
