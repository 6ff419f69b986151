package io.cygi.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitBucketsTest {

    private static final int KEYS_MAX = 1_000;

    private final AtomicLong nanos = new AtomicLong(1);
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };
    private final RateLimit limit =
            new RateLimit("test", Rate.valueOf("200/4s"), KEYS_MAX, Duration.ofSeconds(4), time);

    @Test
    void allowsTheQuotaAtOnceAndThenTheRate() {
        assertThat(taken("a", 300)).isEqualTo(200);
        pass(Duration.ofSeconds(1));
        assertThat(taken("a", 300)).isEqualTo(50);
        pass(Duration.ofSeconds(3));
        assertThat(taken("a", 300)).isEqualTo(150);
        assertThat(taken("b", 300)).isEqualTo(200);
    }

    @Test
    void forgettingAQuietKeyDoesNotRaiseItsQuota() {
        assertThat(taken("a", 200)).isEqualTo(200);
        pass(Duration.ofMillis(3_990));
        assertThat(taken("a", 300)).isBetween(199, 200);
        pass(Duration.ofSeconds(8));
        assertThat(limit.keys()).isZero();
        assertThat(taken("a", 300)).isEqualTo(200);
    }

    @Test
    void allowsAReturnedRequestAgainWithinTheQuota() {
        assertThat(taken("a", 200)).isEqualTo(200);
        limit.giveBack("a");
        assertThat(taken("a", 10)).isEqualTo(1);
        limit.giveBack("b");
        assertThat(taken("b", 300)).isEqualTo(200);
    }

    @Test
    void boundsItsKeysUnderAFloodAndKeepsTheBusiestOne() {
        assertThat(taken("greedy", 400)).isEqualTo(200);
        int granted = 0;
        for (int i = 0; i < 100 * KEYS_MAX; i++) {
            limit.tryTake("flood-" + i);
            if (i % 10 == 0) {
                granted += limit.tryTake("greedy") ? 1 : 0;
            }
        }

        assertThat(granted).isZero();
        assertThat(limit.keys()).isLessThanOrEqualTo(KEYS_MAX);
    }

    @Test
    void allowsManyThreadsTheQuotaTogether() {
        AtomicInteger granted = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                threads.submit(() -> granted.addAndGet(taken("a", 100)));
            }
        }
        assertThat(granted).hasValue(200);
    }

    @Test
    void answersTheQuotaTheRestAndTheTimeUntilItIsFull() {
        taken("a", 150);
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.describe("a", response);
        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"test\";q=200;w=4");
        assertThat(response.getHeader("RateLimit")).isEqualTo("\"test\";r=50;t=3");
        RateLimit slow = new RateLimit("slow", Rate.valueOf("2/1h"), KEYS_MAX, Duration.ofHours(1), time);
        slow.tryTake("a");
        slow.tryTake("a");
        assertThat(slow.retryAfterSeconds("a")).isEqualTo(1_800);
        taken("a", 50);
        assertThat(limit.retryAfterSeconds("a")).isEqualTo(1);
    }

    @Test
    void knowsAKeyOnlyAfterItWasAdded() {
        assertThat(limit.tryTakeIfKnown("a")).isFalse();
        limit.know("a");
        assertThat(limit.tryTakeIfKnown("a")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200/4s,200,4", "1/1s,1,1", "2000/1m,2000,60", " 5 / 1h ,5,3600", "1000000/1s,1000000,1", "9/1d,9,86400"
    })
    void readsARateInEachOfItsForms(String text, long quota, long seconds) {
        assertThat(Rate.valueOf(text)).isEqualTo(new Rate(quota, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200",
                "/4s",
                "200/",
                "x/4s",
                "-1/4s",
                "0/4s",
                "200/0s",
                "200/1500ms",
                "200/x",
                "2/-1s",
                "2/2d",
                "9999999999/1s"
            })
    void refusesAMalformedRate(String text) {
        assertThatThrownBy(() -> Rate.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private int taken(String key, int asked) {
        int granted = 0;
        for (int i = 0; i < asked; i++) {
            granted += limit.tryTake(key) ? 1 : 0;
        }
        return granted;
    }

    private void pass(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
