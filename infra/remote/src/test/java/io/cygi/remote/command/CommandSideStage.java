package io.cygi.remote.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.messaging.Commands;
import io.cygi.remote.command.RemoteCommandProperties.Transport;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.ReplicaProbe;
import io.cygi.remote.replica.Replicas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Two scripted replicas of the command side on the JDK's HTTP server, and a caller. The caller's pauses take no time, and its
 * clock moves only by them.
 */
final class CommandSideStage implements AutoCloseable {

    static final String DONE = "{\"carriedOut\":1}";

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    final ServiceTokens tokens = new ServiceTokens("settlement", List.of(KEY), Clock.systemUTC());
    final List<Integer> askedPorts = Collections.synchronizedList(new ArrayList<>());
    final List<ReceivedCommands> received = Collections.synchronizedList(new ArrayList<>());
    final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    final Replicas replicas;
    final CommandSender sender;
    final Commands commands;

    private final CommandFormat format = new CommandFormat(CommandTypes.PLATFORM);
    private final InternalHttp http = new InternalHttp(tokens, Duration.ofSeconds(30));
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile ReplicaProbe.State probed = ReplicaProbe.State.AWAY;
    private long nanos;

    /**
     * The answer to the next request, at either server; the last answer is repeated. With a status of 0 the connection breaks, and
     * with -1 there is no answer until the caller has given up.
     */
    record Answer(int status, String body, @Nullable String retryAfter) {

        static Answer of(int status, String body) {
            return new Answer(status, body, null);
        }

        static Answer done() {
            return of(200, DONE);
        }

        static Answer busy(String retryAfter) {
            return new Answer(503, "{\"executed\":\"NO\"}", retryAfter);
        }

        static Answer none() {
            return of(-1, "");
        }
    }

    /** Starts two replicas and a caller with short time-outs. */
    CommandSideStage() {
        this(2, Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    CommandSideStage(int count, Duration attempt, Duration patience) {
        for (int i = 0; i < count; i++) {
            servers.add(server());
        }
        List<URI> addresses = servers.stream()
                .map(server ->
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .toList();
        replicas = new Replicas("command-side", addresses, HostResolver.SYSTEM, replica -> probed, Clock.systemUTC());
        RemoteCommandProperties properties =
                new RemoteCommandProperties(Transport.REMOTE, attempt, patience, Duration.ofSeconds(30));
        sender = new CommandSender(replicas, http, format);
        commands = new RemoteCommands(
                new CommandExchange(replicas, sender, properties, new PassingTime()), format, CommandTypes.PLATFORM);
    }

    private final class PassingTime implements ExchangeTime {

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration length) {
            pauses.add(length);
            nanos += length.toNanos();
        }
    }

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(RemoteCommandProperties.PATH, this::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            askedPorts.add(exchange.getLocalAddress().getPort());
            headers.add(exchange.getRequestHeaders().getFirst(Correlation.HEADER));
            headers.add(exchange.getRequestHeaders().getFirst("Authorization"));
            headers.add(exchange.getRequestHeaders().getFirst(InternalRequest.DEADLINE));
            received.add(format.commands(exchange.getRequestBody().readAllBytes()));
            write(exchange, answers.size() > 1 ? answers.remove() : answers.element());
        }
    }

    private void write(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status < 0) {
            awaitEnd();
            return;
        }
        if (answer.status == 0) {
            // Fewer bytes than announced: the connection is closed in the middle of the body.
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return;
        }
        if (answer.retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter);
        }
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void willAnswer(Answer... next) {
        answers.addAll(List.of(next));
    }

    void probesFind(ReplicaProbe.State state) {
        probed = state;
    }

    /** Stops the server at a port. */
    void kill(int port) {
        servers.stream().filter(server -> server.getAddress().getPort() == port).forEach(server -> server.stop(0));
    }

    /** Sends a command to a replica once. @param timeout the longest wait of the caller */
    Attempt sendOnce(Replica replica, Duration timeout) throws InterruptedException {
        return sender.send(
                replica,
                new InternalRequest(
                        "POST", RemoteCommandProperties.PATH, format.list(List.of(command())), null, timeout),
                answer -> format.reply(answer, null));
    }

    /** {@return the ports in the order in which they are asked about {@link #command}} */
    List<Integer> order() {
        return replicas.ordered(RoutingKeys.of(List.of(command()))).stream()
                .map(replica -> replica.address().getPort())
                .toList();
    }

    static Object command() {
        try {
            return CommandSamples.of(ResumePayment.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end.countDown();
        http.close();
        servers.forEach(server -> server.stop(0));
    }
}
