package io.cygi.remote.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import io.cygi.messaging.worker.RemoteFaultException;
import io.cygi.remote.command.RemoteCommandProperties.Transport;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.ReplicaProbe;
import io.cygi.remote.replica.Replicas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers that answer as a test has told them, on the JDK's own HTTP server. */
@Timeout(60)
class RemoteCommandsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String DONE = "{\"carriedOut\":1}";

    private final CommandFormat format = new CommandFormat(CommandTypes.PLATFORM);
    private final ServiceTokens tokens = new ServiceTokens("settlement", List.of(KEY), Clock.systemUTC());
    private final InternalHttp http = new InternalHttp(tokens, Duration.ofSeconds(2));
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Integer> askedPorts = Collections.synchronizedList(new ArrayList<>());
    private final List<ReceivedCommands> received = Collections.synchronizedList(new ArrayList<>());
    private final List<HttpServer> servers = new ArrayList<>();
    private Replicas replicas;
    private Commands commands;

    /** What the next request is answered with, whichever server it comes to. A status of 0 breaks the connection. */
    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 2; i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(RemoteCommandProperties.PATH, this::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            servers.add(server);
        }
        commands = commands(Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        http.close();
        servers.forEach(server -> server.stop(0));
    }

    private Commands commands(Duration patience) {
        List<URI> addresses = servers.stream()
                .map(server ->
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .toList();
        replicas = new Replicas(
                "command-side", addresses, HostResolver.SYSTEM, replica -> ReplicaProbe.State.AWAY, Clock.systemUTC());
        RemoteCommandProperties properties = new RemoteCommandProperties(
                Transport.REMOTE,
                patience.compareTo(Duration.ofSeconds(5)) < 0 ? patience : Duration.ofSeconds(5),
                patience,
                Duration.ofSeconds(2));
        return new RemoteCommands(
                new CommandExchange(replicas, http, format, properties), format, CommandTypes.PLATFORM);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            askedPorts.add(exchange.getLocalAddress().getPort());
            received.add(format.commands(exchange.getRequestBody().readAllBytes()));
            Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
            if (answer.status == 0) {
                // Less than is announced: the connection is closed in the middle of the body.
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                return;
            }
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void willAnswer(Answer... next) {
        answers.addAll(List.of(next));
    }

    private static Object command() throws ReflectiveOperationException {
        return CommandSamples.of(ResumePayment.class);
    }

    @Test
    void sendsOneListToOneReplica() throws ReflectiveOperationException {
        willAnswer(new Answer(200, "{\"carriedOut\":2}"));
        List<Object> list = List.of(command(), command());

        assertThat(commands.sendInOrder(list)).isEqualTo(new ListOutcome(2, null));

        assertThat(received).containsExactly(new ReceivedCommands(list, false));
    }

    @Test
    void asksTheSameReplicaAboutTheSameAccount() throws ReflectiveOperationException {
        willAnswer(new Answer(200, DONE));
        for (int i = 0; i < 5; i++) {
            commands.send(CommandSamples.of(TakeBackTopUp.class));
        }

        assertThat(askedPorts).hasSize(5).containsOnly(askedPorts.getFirst());
    }

    @Test
    void sendsALongListInPartsAndStopsAtTheFirstRefusal() throws ReflectiveOperationException {
        willAnswer(
                new Answer(200, "{\"carriedOut\":64}"),
                new Answer(
                        200,
                        "{\"carriedOut\":5,\"refusal\":{\"code\":\"INVALID_STATE\",\"detail\":\"no\",\"seats\":[]}}"));

        ListOutcome outcome = commands.sendInOrder(Collections.nCopies(200, command()));

        assertThat(outcome.carriedOut()).isEqualTo(69);
        assertThat(outcome.refusal()).extracting(RefusedException::code).isEqualTo(ProblemCode.INVALID_STATE);
        assertThat(received).hasSize(2).allMatch(part -> part.commands().size() == 64);
    }

    @Test
    void sendsNothingForAnEmptyList() {
        assertThat(commands.sendInOrder(List.of())).isEqualTo(new ListOutcome(0, null));
        assertThat(received).isEmpty();
    }

    @Test
    void throwsTheRefusalOfASingleCommand() throws ReflectiveOperationException {
        willAnswer(new Answer(
                200, "{\"carriedOut\":0,\"refusal\":{\"code\":\"NOT_FOUND\",\"detail\":\"none\",\"seats\":[]}}"));
        Object command = command();

        assertThatThrownBy(() -> commands.send(command))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void answersASingleCommand() throws ReflectiveOperationException {
        willAnswer(new Answer(200, "{\"carriedOut\":1,\"answer\":true}"));

        assertThat(commands.ask(CommandSamples.of(TakeBackTopUp.class), Map.of()))
                .isEqualTo(true);
    }

    /** The answers after which another replica is asked: the last one is of a server that ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503|{\"executed\":\"NO\"}",
                "503|{\"executed\":\"UNKNOWN\",\"reason\":\"DATABASE_UNAVAILABLE\"}",
                "503|<html>",
                "500|''",
                "422|''",
                "401|''",
                "404|''",
                "200|<html>",
                "200|{\"carriedOut\":2}",
                "200|{\"carriedOut\":0}",
                "0|''",
                "503|{\"executed\":\"NO\",\"draining\":true}"
            })
    void asksAnotherReplicaAfterAnAnswerThatIsNone(int status, String body) throws ReflectiveOperationException {
        willAnswer(new Answer(status, body), new Answer(200, DONE));

        commands.send(command());

        assertThat(received).hasSize(2);
        assertThat(askedPorts).doesNotHaveDuplicates();
    }

    @Test
    void asksAnotherReplicaWhereOneIsNotReached() throws ReflectiveOperationException {
        willAnswer(new Answer(200, DONE));
        commands.send(command());
        int first = askedPorts.getFirst();
        servers.stream()
                .filter(server -> server.getAddress().getPort() == first)
                .forEach(server -> server.stop(0));

        commands.send(command());

        assertThat(askedPorts.getLast()).isNotEqualTo(first);
        List<Replica> order = replicas.ordered("any");
        assertThat(order.getLast().address().getPort()).isEqualTo(first);
    }

    @Test
    void asksAllAgainWhereNoneTakesIt() throws ReflectiveOperationException {
        Answer busy = new Answer(503, "{\"executed\":\"NO\"}");
        willAnswer(busy, busy, busy, busy, new Answer(200, DONE));

        commands.send(command());

        assertThat(received).hasSize(5);
    }

    @Test
    void throwsAFaultThatStaysAsOneThatStays() throws ReflectiveOperationException {
        willAnswer(new Answer(500, "{\"executed\":\"UNKNOWN\",\"permanent\":true,\"reason\":\"DATABASE_REFUSED\"}"));
        Object command = command();

        Throwable fault = catchThrowable(() -> commands.send(command));

        assertThat(fault).isInstanceOf(RemoteFaultException.class);
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PERMANENT);
        assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.DATABASE_REFUSED);
        assertThat(received).hasSize(1);
    }

    /** A step with such a command is parked; as a fault that passes it would hold up all others. */
    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void throwsARequestThatNoReplicaTakesAsAFaultThatStays(int status) throws ReflectiveOperationException {
        willAnswer(new Answer(status, ""));
        Object command = command();

        Throwable fault = catchThrowable(() -> commands(Duration.ofMillis(300)).send(command));

        assertThat(fault).isInstanceOf(RemoteFaultException.class);
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PERMANENT);
        assertThat(askedPorts).contains(servers.getFirst().getAddress().getPort());
        assertThat(askedPorts).contains(servers.getLast().getAddress().getPort());
    }

    @Test
    void waitsForAReplicaThatTakesWhatTheOthersDoNot() throws ReflectiveOperationException {
        Answer unknown = new Answer(422, "");
        willAnswer(unknown, unknown, unknown, unknown, unknown, new Answer(200, DONE));

        commands.send(command());

        assertThat(received).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"executed\":\"NO\"}", "{\"executed\":\"UNKNOWN\"}"})
    void tellsThatTheCommandSideDoesNotAnswerWhenPatienceIsOver(String body) throws ReflectiveOperationException {
        willAnswer(new Answer(503, body));
        Commands impatient = commands(Duration.ofMillis(300));
        Object command = command();

        Throwable fault = catchThrowable(() -> impatient.send(command));

        assertThat(fault).isInstanceOf(UnavailableException.class);
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PASSING);
        assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.COMMAND_SIDE_UNAVAILABLE);
    }

    @Test
    void carriesTheCorrelationTheTokenAndTheTimeThatIsLeft() throws ReflectiveOperationException {
        List<String> headers = Collections.synchronizedList(new ArrayList<>());
        servers.forEach(server -> {
            server.removeContext(RemoteCommandProperties.PATH);
            server.createContext(RemoteCommandProperties.PATH, exchange -> {
                headers.add(exchange.getRequestHeaders().getFirst(Correlation.HEADER));
                headers.add(exchange.getRequestHeaders().getFirst("Authorization"));
                headers.add(exchange.getRequestHeaders().getFirst(InternalRequest.DEADLINE));
                answer(exchange);
            });
        });
        willAnswer(new Answer(200, DONE));
        Object command = command();

        Correlation.run("0195a000-0000-7000-8000-00000000000c", () -> commands.send(command));

        assertThat(headers.get(0)).isEqualTo("0195a000-0000-7000-8000-00000000000c");
        assertThat(tokens.verify(headers.get(1).substring("Bearer ".length()))).contains("settlement");
        assertThat(Long.parseLong(headers.get(2))).isEqualTo(5_000);
    }

    @Test
    void takesNoMetadata() throws ReflectiveOperationException {
        Object command = command();

        assertThatIllegalArgumentException().isThrownBy(() -> commands.send(command, Map.of("name", "value")));
    }
}
