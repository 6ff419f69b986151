package io.cygi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.web.server.Connections;
import io.cygi.web.server.TrustedProxies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadLimitsTest {

    private static Limits limits(int connectionsMax, int connectionsPerAddress, int waitsMax) {
        LimitProperties properties = new LimitProperties(
                connectionsPerAddress,
                10,
                10,
                waitsMax,
                10,
                10,
                10,
                10,
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        return new Limits(
                properties,
                new Connections(connectionsMax, connectionsPerAddress, new TrustedProxies(List.of())),
                new RequestLimit(10, 10));
    }

    @Test
    void refusesToStartIfLastingWorkMayTakeAllConnections() {
        Limits fitting = limits(100, 50, 60);
        fitting.streams("streams", 15, "busy");
        fitting.afterSingletonsInstantiated();

        Limits bad = limits(100, 50, 60);
        bad.streams("streams", 16, "busy");
        assertThatThrownBy(bad::afterSingletonsInstantiated)
                .isInstanceOf(BadLimitsException.class)
                .hasMessageContaining("76")
                .hasMessageContaining("cygi.web.limits.waits-max")
                .hasMessageContaining("server.tomcat.max-connections");
    }

    @Test
    void refusesToStartIfOneAddressMayTakeAllConnections() {
        limits(100, 75, 10).afterSingletonsInstantiated();
        limits(100, 0, 10).afterSingletonsInstantiated();

        assertThatThrownBy(limits(100, 76, 10)::afterSingletonsInstantiated)
                .isInstanceOf(BadLimitsException.class)
                .hasMessageContaining("cygi.web.limits.connections-per-address");
    }

    @Test
    void describesTheBadLimitByItsMessage() {
        BadLimitsException bad = new BadLimitsException("One address may hold too many.");

        assertThat(new BadLimitsAnalyzer().analyze(bad, bad).getDescription()).isEqualTo(bad.getMessage());
    }
}
