package io.cygi.remote.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.UnavailableException;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.replica.Replicas;
import io.cygi.web.server.BoundedProtocolCustomizer;
import io.cygi.web.server.Connections;
import io.cygi.web.server.TrustedProxies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** A client of this process leaves while this process waits for another one. */
@Timeout(120)
class LeavingClientTest {

    private static final Call<Boolean, Boolean> CALL = new Call<>(
            "question", "query-side", Set.of("command-side"), Duration.ofSeconds(1), Boolean.class, Boolean.class);

    private static final int CONNECTIONS_MAX = 10;
    private static final Duration WAIT = Duration.ofSeconds(100);

    /** Asks a service on the thread that answers its own client, and reports the fault. */
    private static final class Asking extends HttpFilter {

        private static final long serialVersionUID = 1L;

        private final transient ServiceCalls calls;
        private final transient CompletableFuture<RuntimeException> ended = new CompletableFuture<>();

        Asking(ServiceCalls calls) {
            this.calls = calls;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
            try {
                calls.await(CALL, "fan-1", WAIT, left -> true);
            } catch (UnavailableException e) {
                ended.complete(e);
            }
        }
    }

    @Test
    void endsTheWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (StandInService service = new StandInService(exchange -> {
                    asked.countDown();
                    awaitQuietly(end);
                });
                InternalHttp http = StandInService.http()) {
            Replicas replicas = StandInService.replicas(service.address());
            Asking asking = new Asking(new ServiceCalls(name -> replicas, http));
            WebServer server = server(asking);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
                client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                asked.await();
                assertThat(asking.ended).isNotDone();
            }

            assertThat(asking.ended.get(50, TimeUnit.SECONDS)).hasStackTraceContaining("nobody waits");
            server.destroy();
        } finally {
            end.countDown();
        }
    }

    private static WebServer server(Asking asking) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new BoundedProtocolCustomizer(
                        new Connections(CONNECTIONS_MAX, CONNECTIONS_MAX, new TrustedProxies(List.of())), WAIT)
                .customize(factory);
        factory.setRegisterDefaultServlet(true);
        WebServer server = factory.getWebServer(
                context -> context.addFilter("asking", asking).addMappingForUrlPatterns(null, false, "/*"));
        server.start();
        return server;
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
