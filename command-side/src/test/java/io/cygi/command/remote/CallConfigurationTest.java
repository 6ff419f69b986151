package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.port.TopUpOutcomes;
import io.cygi.remote.CallAutoConfiguration;
import io.cygi.remote.RemoteAutoConfiguration;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CallConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RemoteAutoConfiguration.class, CallAutoConfiguration.class))
            .withUserConfiguration(CallConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void addsNothingToOneProcess() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(ReservationOutcomes.class)
                .doesNotHaveBean(TopUpOutcomes.class));
    }

    @Test
    void doesNotStartApartWithoutTheQuerySide() {
        runner.withPropertyValues("cygi.service.name=command-side")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("cygi.services.query-side"));
    }

    @Test
    void asksTheQuerySideApart() {
        runner.withPropertyValues(
                        "cygi.service.name=command-side",
                        "cygi.services.key=0123456789abcdef0123456789abcdef",
                        "cygi.services.query-side=http://127.0.0.1:9301")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ReservationOutcomes.class)
                        .hasSingleBean(TopUpOutcomes.class));
    }
}
