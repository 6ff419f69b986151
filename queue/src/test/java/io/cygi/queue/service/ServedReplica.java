package io.cygi.queue.service;

import io.cygi.remote.call.CallProbe;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.port.AdmissionDesk;
import io.cygi.remote.port.HttpAdmissionGate;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replicas;
import io.cygi.remote.serve.CallEndpoint;
import io.cygi.web.server.BoundedProtocolCustomizer;
import io.cygi.web.server.Connections;
import io.cygi.web.server.TrustedProxies;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import tools.jackson.databind.json.JsonMapper;

/** A process with waiting rooms, and a server for the calls of other services. */
final class ServedReplica implements AutoCloseable {

    private static final String KEY = "a key that only the tests of the waiting rooms have";
    private static final int CALLS_MAX = 100;
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(100);

    private final Replica replica;
    private final WebServer server;

    ServedReplica(String servers, String node) {
        this(servers, node, desk -> desk);
    }

    /** Starts the process with a desk of a test. @param around makes the desk from that of the process */
    ServedReplica(String servers, String node, UnaryOperator<AdmissionDesk> around) {
        replica = new Replica(servers, node, Map.of("cygi.services.serve", "true"));
        AdmissionDesk desk = around.apply(replica.part(AdmissionDesk.class));
        CallEndpoint endpoint = new CallEndpoint(
                tokens("queue"),
                List.of(
                        HttpAdmissionGate.served(desk, JsonMapper.builder().build()),
                        HttpAdmissionGate.servedEnd(desk)),
                CALLS_MAX);
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new BoundedProtocolCustomizer(
                        new Connections(CALLS_MAX, CALLS_MAX, new TrustedProxies(List.of())), CONNECTION_WAIT)
                .customize(factory);
        factory.setRegisterDefaultServlet(true);
        server = factory.getWebServer(
                context -> context.addFilter("calls", endpoint).addMappingForUrlPatterns(null, false, "/*"));
        server.start();
    }

    private static ServiceTokens tokens(String name) {
        return new ServiceTokens(name, List.of(KEY), Clock.systemUTC());
    }

    Replica replica() {
        return replica;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Ends the server, so that the process is not reached any more. */
    void stopServer() {
        server.stop();
    }

    /** {@return a client as other services have it} */
    static InternalHttp http(String caller) {
        return new InternalHttp(tokens(caller), Duration.ofSeconds(2));
    }

    /** {@return the gate of another service, which knows some replicas} */
    static HttpAdmissionGate gate(String caller, ServedReplica... replicas) {
        return gate(caller, Arrays.stream(replicas).map(ServedReplica::address).toArray(URI[]::new));
    }

    /** {@return the gate of another service; closing it waits until the ends of bookings are told} */
    static HttpAdmissionGate gate(String caller, URI... addresses) {
        return new HttpAdmissionGate(calls(caller, addresses));
    }

    /** {@return the calls of another service} */
    static ServiceCalls calls(String caller, URI... addresses) {
        InternalHttp http = http(caller);
        Replicas replicas = new Replicas(
                "queue", Arrays.asList(addresses), HostResolver.SYSTEM, new CallProbe(http), Clock.systemUTC());
        return new ServiceCalls(service -> replicas, http);
    }

    @Override
    public void close() {
        server.destroy();
        replica.close();
    }
}
