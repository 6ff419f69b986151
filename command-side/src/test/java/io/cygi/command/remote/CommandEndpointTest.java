package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.command.CommandSideAutoConfiguration;
import io.cygi.command.Samples;
import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.seat.SeatCommand.SellSeat;
import io.cygi.messaging.Commands;
import io.cygi.messaging.store.history.JdbcStoredEvents;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.remote.command.CommandFault;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.CommandReply;
import io.cygi.remote.command.RemoteCommandProperties;
import io.cygi.remote.command.RemoteCommandProperties.Transport;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The endpoint refuses requests before commands are carried out, and answers with the faults of those that were. */
@Timeout(60)
class CommandEndpointTest {

    private static final int BYTES_MAX = 1_000_000;

    private final CommandFormat format = new CommandFormat(CommandTypes.PLATFORM);
    private final ServiceTokens tokens =
            new ServiceTokens("settlement", List.of(TwoCommandSides.KEY), Clock.systemUTC());

    private CommandEndpoint endpoint(Commands commands, int underWayMax) {
        return new CommandEndpoint(commands, format, tokens, new UnderWay(underWayMax, BYTES_MAX));
    }

    private byte[] body() {
        return format.single(new SellSeat(Samples.SEAT, Samples.RESERVATION, Samples.NOW));
    }

    private MockHttpServletResponse send(CommandEndpoint endpoint, String method) throws IOException {
        return send(endpoint, new MockHttpServletRequest(method, RemoteCommandProperties.PATH));
    }

    private MockHttpServletResponse send(CommandEndpoint endpoint, MockHttpServletRequest request) throws IOException {
        request.addHeader("Authorization", "Bearer " + tokens.token());
        request.addHeader(InternalRequest.DEADLINE, "3000");
        request.setContent(body());
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        endpoint.doFilter(request, response, chain);
        assertThat(chain.getRequest()).as("nothing is passed on").isNull();
        return response;
    }

    private static Commands failing(RuntimeException fault) {
        return (command, metadata) -> {
            throw fault;
        };
    }

    @Test
    void refusesExchangesAboveItsBound() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CommandEndpoint endpoint = endpoint(
                (command, metadata) -> {
                    begun.countDown();
                    await(end);
                    return null;
                },
                1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MockHttpServletResponse> first = threads.submit(() -> send(endpoint, "POST"));
            await(begun);

            MockHttpServletResponse second = send(endpoint, "POST");
            assertThat(second.getStatus()).isEqualTo(503);
            assertThat(second.getHeader("Retry-After")).isEqualTo("1");
            assertThat(format.fault(second.getContentAsByteArray())).isEqualTo(CommandFault.busy());
            assertThat(send(endpoint, "GET").getStatus())
                    .as("it is ready all the same")
                    .isEqualTo(204);

            end.countDown();
            assertThat(first.get().getStatus()).isEqualTo(200);
            assertThat(send(endpoint, "POST").getStatus()).isEqualTo(200);
        }
    }

    /** A few large bodies may take more memory than many small ones, so bytes are bounded, too. */
    @Test
    void refusesBodiesAboveItsBoundOfBytes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Commands commands = (command, metadata) -> {
            begun.countDown();
            await(end);
            return null;
        };
        CommandEndpoint endpoint = new CommandEndpoint(commands, format, tokens, new UnderWay(100, body().length + 1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MockHttpServletResponse> first = threads.submit(() -> send(endpoint, "POST"));
            await(begun);

            assertThat(format.fault(send(endpoint, "POST").getContentAsByteArray()))
                    .isEqualTo(CommandFault.busy());

            end.countDown();
            assertThat(first.get().getStatus()).isEqualTo(200);
            assertThat(send(endpoint, "POST").getStatus()).isEqualTo(200);
        }
    }

    @Test
    void acceptsASingleBodyAboveTheBoundOfBytes() throws IOException {
        CommandEndpoint endpoint = new CommandEndpoint((command, metadata) -> null, format, tokens, new UnderWay(1, 1));

        assertThat(send(endpoint, "POST").getStatus()).isEqualTo(200);
        assertThat(send(endpoint, "POST").getStatus()).isEqualTo(200);
    }

    @Test
    void refusesABodyOfUnknownLength() throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", RemoteCommandProperties.PATH) {

            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };

        assertThat(send(endpoint((command, metadata) -> null, 1), request).getStatus())
                .isEqualTo(411);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesEveryRequestWhileItDrains() throws IOException {
        CommandEndpoint endpoint = endpoint((command, metadata) -> null, 1);
        endpoint.drain();

        for (String method : List.of("GET", "POST")) {
            MockHttpServletResponse answer = send(endpoint, method);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(format.fault(answer.getContentAsByteArray())).isEqualTo(CommandFault.ending());
        }
    }

    @Test
    void answersARefusal() throws IOException {
        RefusedException refusal = new RefusedException(ProblemCode.SEAT_TAKEN, "It is taken.", List.of(Samples.A11));

        MockHttpServletResponse answer = send(endpoint(failing(refusal), 1), "POST");

        CommandReply reply = format.reply(answer.getContentAsByteArray(), null);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(reply.refusal()).usingRecursiveComparison().isEqualTo(refusal);
    }

    static Stream<Arguments> faults() {
        SQLException badValue = new SQLException("bad value", "22001", 1406);
        return Stream.of(
                Arguments.of(
                        new UnavailableException("none", new DataIntegrityViolationException("bad", badValue)),
                        500,
                        CommandFault.met(true, FailureReason.DATABASE_REFUSED)),
                Arguments.of(new IllegalStateException("a mistake"), 500, CommandFault.met(true, FailureReason.FAULT)),
                Arguments.of(
                        new UnavailableException("none", new TransientDataAccessResourceException("gone")),
                        503,
                        CommandFault.met(false, FailureReason.DATABASE_UNAVAILABLE)));
    }

    /** The answer has to say that a fault is permanent, or the caller's step would be tried for ever. */
    @ParameterizedTest
    @MethodSource("faults")
    void answersWhetherAFaultIsPermanent(RuntimeException fault, int status, CommandFault expected) throws IOException {
        MockHttpServletResponse answer = send(endpoint(failing(fault), 1), "POST");

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(format.fault(answer.getContentAsByteArray())).isEqualTo(expected);
        assertThat(answer.getContentAsString()).doesNotContain("bad", "mistake", "none", "gone");
    }

    @Test
    void existsOnlyIfItIsConfigured() {
        WebApplicationContextRunner runner = new WebApplicationContextRunner()
                .withUserConfiguration(CommandEndpointConfiguration.class)
                .withBean(Commands.class, () -> (command, metadata) -> null)
                .withBean(CommandFormat.class, () -> format)
                .withBean(ServiceTokens.class, () -> tokens)
                .withBean(JdbcStoredEvents.class, CommandEndpointTest::storedEvents);

        runner.run(context -> assertThat(context).doesNotHaveBean(CommandEndpoint.class));
        runner.withPropertyValues("cygi.commands.serve=true")
                .run(context -> assertThat(context).hasSingleBean(CommandEndpoint.class));
    }

    private static JdbcStoredEvents storedEvents() {
        return new JdbcStoredEvents(
                new JdbcTemplate(new DriverManagerDataSource("jdbc:mysql://127.0.0.1:1/none")),
                Jackson3Serializer.builder().build(),
                NoOpEventUpcaster.INSTANCE);
    }

    @Test
    void hasTheAggregatesInItsOwnProcess() {
        RemoteCommandProperties remote = new RemoteCommandProperties(
                Transport.REMOTE, Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofMillis(300));

        assertThatIllegalStateException().isThrownBy(() -> new CommandSideAutoConfiguration(remote));
    }
}
