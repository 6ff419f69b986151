package io.cygi.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.contracts.port.TopUpOutcomes;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RequiredPortsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(RequiredPorts.class, () -> new RequiredPorts()
                    .and(IdempotencyLookup.class, "command-side")
                    .and(TopUpOutcomes.class, "query-side"))
            .withBean(IdempotencyLookup.class, () -> (fanId, key) -> false);

    @Test
    void doesNotStartWithoutAPort() {
        runner.run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("cygi.service.name and no TopUpOutcomes")
                .hasMessageContaining("Set cygi.services.query-side"));
    }

    @Test
    void startsWithAllPorts() {
        runner.withBean(TopUpOutcomes.class, () -> (topUpId, patience) -> null)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
