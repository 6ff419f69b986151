package io.cygi.command.reservation;

import static io.cygi.command.Samples.FAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import io.cygi.command.repository.AggregateRepositories;
import io.cygi.command.repository.CommandTargets;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.QuoteCancellation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.LocalCommands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.decision.DecisionInterceptor;
import io.cygi.messaging.decision.NewAggregate;
import io.cygi.messaging.list.AggregateLocks;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.JCacheAdapter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reservation is read from the store only if a command needs it. */
class ReservationReadsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final ReservationId reservation =
            new ReservationId(new ConcertId(TimeOrderedIds.next()), TimeOrderedIds.next());
    private final RequestReservation request = new RequestReservation(
            reservation,
            FAN,
            List.of(new PricedSeat(new SeatNumber("A", 1, 1), Money.krw(1_000))),
            false,
            4,
            NOW.plusSeconds(300),
            NOW);
    private final List<String> reads = new ArrayList<>();
    private final List<Object> handled = new ArrayList<>();
    private final LocalCommands commands = commands();

    private LocalCommands commands() {
        EventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        EventStore watched = (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("readEvents")) {
                        reads.add((String) arguments[0]);
                    }
                    return method.invoke(store, arguments);
                });
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            handled.add(unitOfWork.getMessage().getPayload());
            return chain.proceed();
        });
        bus.registerHandlerInterceptor(new DecisionInterceptor());
        AggregateLocks locks = AggregateLocks.none();
        AggregateAnnotationCommandHandler.<Reservation>builder()
                .aggregateType(Reservation.class)
                .commandTargetResolver(new CommandTargets())
                .repository(new AggregateRepositories(watched, cache(), locks).of(Reservation.class))
                .build()
                .subscribe(bus);
        return new LocalCommands(bus, locks, millis -> {});
    }

    /** {@return a cache that forgets nothing} */
    private static Cache cache() {
        return new JCacheAdapter(new CaffeineCachingProvider()
                .getCacheManager()
                .createCache(TimeOrderedIds.next(), new CaffeineConfiguration<>().setStoreByValue(false)));
    }

    @Test
    void isNotReadIfItIsExpectedToBeNew() {
        commands.send(request, NewAggregate.EXPECTED);

        assertThat(reads).isEmpty();
    }

    @Test
    void isReadIfNothingIsExpected() {
        commands.send(request);

        assertThat(reads).containsExactly(reservation.toString());
    }

    /** The cached aggregate repeats the request without an event, and only the store can confirm that. */
    @Test
    void isReadIfItIsCachedAlthoughItIsExpectedToBeNew() {
        commands.send(request, NewAggregate.EXPECTED);
        commands.send(request, NewAggregate.EXPECTED);

        assertThat(reads).containsExactly(reservation.toString());
        commands.send(new HoldReservation(reservation, NOW));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isReadOnceForAQuestion(boolean quote) {
        commands.send(request, NewAggregate.EXPECTED);
        handled.clear();
        Object question = quote ? new QuoteCancellation(reservation, FAN, 100) : new ResumeBooking(reservation);

        commands.ask(question, Map.of());

        assertThat(reads).containsExactly(reservation.toString());
        assertThat(handled).containsExactly(question);
    }
}
