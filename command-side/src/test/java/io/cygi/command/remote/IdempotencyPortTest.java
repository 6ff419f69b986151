package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.command.idempotency.Idempotency;
import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.contracts.value.AccountId;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.remote.call.CallProbe;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.port.HttpIdempotencyLookup;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replicas;
import io.cygi.web.idempotency.IdempotencyStore;
import io.cygi.web.idempotency.StoredAnswer;
import io.cygi.web.request.IdempotencyKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lookup of answered requests finds the same in one process and over HTTP. */
@Timeout(180)
class IdempotencyPortTest {

    private static final TwoCommandSides SIDES = TwoCommandSides.shared();
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final InternalHttp QUEUE = http("queue");

    enum Way {
        LOCAL,
        HTTP
    }

    @AfterAll
    static void close() {
        QUEUE.close();
    }

    private static InternalHttp http(String caller) {
        return new InternalHttp(
                new ServiceTokens(caller, List.of(TwoCommandSides.KEY), Clock.systemUTC()), Duration.ofSeconds(2));
    }

    private static IdempotencyLookup remote(InternalHttp http, List<URI> addresses) {
        Replicas replicas =
                new Replicas("command-side", addresses, HostResolver.SYSTEM, new CallProbe(http), Clock.systemUTC());
        return new HttpIdempotencyLookup(new ServiceCalls(service -> replicas, http));
    }

    private static IdempotencyLookup lookup(Way way) {
        return way == Way.LOCAL ? SIDES.bean(Idempotency.class) : remote(QUEUE, SIDES.addresses());
    }

    private static boolean store(AccountId fan, String key) {
        return SIDES.bean(IdempotencyStore.class)
                .insert(new StoredAnswer(IdempotencyKey.of(fan, key, "POST", "{}"), StoredAnswer.DONE, "{}"));
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatWasAnswered(Way way) {
        AccountId fan = new AccountId("fan-answered-" + way.name().toLowerCase(Locale.ROOT));
        IdempotencyLookup lookup = lookup(way);
        assertThat(lookup.has(fan, "key-1")).isFalse();

        assertThat(store(fan, "key-1")).isTrue();

        assertThat(lookup.has(fan, "key-1")).isTrue();
        assertThat(lookup.has(fan, "key-2")).isFalse();
        assertThat(lookup.has(new AccountId("fan-other"), "key-1")).isFalse();
        assertThat(lookup.has(fan, "key 1")).isFalse();
        assertThat(lookup.has(fan, "k".repeat(1_000))).isFalse();
    }

    @Test
    void asksAnotherReplicaWhereOneIsAway() {
        AccountId fan = new AccountId("fan-answered-elsewhere");
        assertThat(store(fan, "key-1")).isTrue();

        assertThat(remote(QUEUE, List.of(NOBODY, SIDES.addresses().getFirst())).has(fan, "key-1"))
                .isTrue();
    }

    /** The answer "no" would send a fan whose booking is answered into the line. */
    @Test
    void tellsThatNobodyAnswers() {
        AccountId fan = new AccountId("fan-nobody");

        assertUnavailable(remote(QUEUE, List.of(NOBODY)), fan);
        try (InternalHttp stranger = http("query-side")) {
            assertUnavailable(remote(stranger, SIDES.addresses()), fan);
        }
    }

    private static void assertUnavailable(IdempotencyLookup lookup, AccountId fan) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> lookup.has(fan, "key-1"))
                .satisfies(
                        fault -> assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.COMMAND_SIDE_UNAVAILABLE));
    }
}
