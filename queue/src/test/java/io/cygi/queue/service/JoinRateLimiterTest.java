package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JoinRateLimiterTest {

    private static final int PER_MINUTE = 6;
    private static final String HERE = "192.0.2.1";

    private final AtomicLong nanos = new AtomicLong();
    private final JoinRateLimiter limit = new JoinRateLimiter(PER_MINUTE, 100, new TimeMeter() {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void allowsTheQuotaOfAMinuteAndThenTheRate() {
        takeAll(HERE);
        expectRefusal(HERE);
        pass(Duration.ofSeconds(9));
        expectRefusal(HERE);
        pass(Duration.ofSeconds(1));
        limit.take(HERE);
        expectRefusal(HERE);
        limit.take("192.0.2.2");
    }

    @Test
    void countsANetworkOfIpv6AsOne() {
        takeAll("2001:db8:0:1::1");
        expectRefusal("2001:db8:0:1:ffff::2");
        expectRefusal("2001:0db8:0000:0001::3");
        limit.take("2001:db8:0:2::1");
    }

    @Test
    void countsEachOtherTextSeparately() {
        takeAll("unix:/run/a");
        expectRefusal("unix:/run/a");
        limit.take("unix:/run/b");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void takeAll(String address) {
        for (int i = 0; i < PER_MINUTE; i++) {
            limit.take(address);
        }
    }

    private void expectRefusal(String address) {
        assertThatThrownBy(() -> limit.take(address))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
    }
}
