package io.cygi.query;

import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.port.TopUpOutcomes;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.processing.ReadSide;
import io.cygi.query.read.LongPoll;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.CallProbe;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.port.HttpErasureObstacle;
import io.cygi.remote.port.HttpPersonalData;
import io.cygi.remote.port.HttpReadSide;
import io.cygi.remote.port.HttpReservationOutcomes;
import io.cygi.remote.port.HttpTopUpOutcomes;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.Replicas;
import io.cygi.remote.serve.ServedCall;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The ports of the query side, in the same process and over HTTP. */
@TestConfiguration(proxyBeanMethods = false)
class TestPorts {

    static final String KEY = "a key that only the tests of the query side have";

    /** A call that waits for what never happens. */
    static final Call<Boolean, Boolean> ENDLESS = new Call<>(
            "endless", "query-side", Set.of("command-side"), Duration.ofSeconds(1), Boolean.class, Boolean.class);

    private final Environment environment;
    private final ObjectProvider<ReservationOutcomes> reservations;
    private final ObjectProvider<TopUpOutcomes> topUps;
    private final ObjectProvider<PersonalData> personal;
    private final ObjectProvider<ErasureObstacle> obstacles;
    private final ObjectProvider<ProcessorPositions> positions;

    /** Completed when the wait of {@link #ENDLESS} has ended. */
    final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    TestPorts(
            Environment environment,
            ObjectProvider<ReservationOutcomes> reservations,
            ObjectProvider<TopUpOutcomes> topUps,
            ObjectProvider<PersonalData> personal,
            ObjectProvider<ErasureObstacle> obstacles,
            ObjectProvider<ProcessorPositions> positions) {
        this.environment = environment;
        this.reservations = reservations;
        this.topUps = topUps;
        this.personal = personal;
        this.obstacles = obstacles;
        this.positions = positions;
    }

    /** The way to a port. */
    enum Way {
        LOCAL,
        HTTP
    }

    @Bean
    ServedCall endlessCall(LongPoll longPoll) {
        return ServedCall.answered(ENDLESS, (question, time) -> {
            longPoll.await("nothing", time.atMost(Long.MAX_VALUE / 1_000_000), Optional::empty);
            return ended.complete(true);
        });
    }

    Replica replica() {
        return new Replica(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port")));
    }

    static InternalHttp http(String caller) {
        return new InternalHttp(new ServiceTokens(caller, List.of(KEY), Clock.systemUTC()), Duration.ofSeconds(2));
    }

    /** {@return the sender of another service} @param caller its name */
    ServiceCalls calls(String caller) {
        InternalHttp http = http(caller);
        Replicas replicas = new Replicas(
                "query-side",
                List.of(replica().address()),
                HostResolver.SYSTEM,
                new CallProbe(http),
                Clock.systemUTC());
        return new ServiceCalls(service -> replicas, http);
    }

    ReservationOutcomes reservations(Way way) {
        return way == Way.LOCAL ? reservations.getObject() : new HttpReservationOutcomes(calls("command-side"));
    }

    TopUpOutcomes topUps(Way way) {
        return way == Way.LOCAL ? topUps.getObject() : new HttpTopUpOutcomes(calls("command-side"));
    }

    List<PersonalData> personal(Way way) {
        return way == Way.LOCAL
                ? personal.stream().toList()
                : HttpPersonalData.NAMES.stream()
                        .<PersonalData>map(name -> new HttpPersonalData(calls("api-gateway"), name))
                        .toList();
    }

    List<ErasureObstacle> obstacles(Way way) {
        return way == Way.LOCAL ? obstacles.stream().toList() : List.of(new HttpErasureObstacle(calls("api-gateway")));
    }

    ReadSide readSide(Way way) {
        return way == Way.LOCAL ? positions.getObject() : new HttpReadSide(calls("api-gateway"));
    }
}
