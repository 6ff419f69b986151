package io.cygi.gateway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.port.PersonalData;
import io.cygi.messaging.processing.ReadSide;
import io.cygi.remote.CallAutoConfiguration;
import io.cygi.remote.RemoteAutoConfiguration;
import io.cygi.remote.port.HttpPersonalData;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CallConfigurationTest {

    private static final String QUERY_SIDE = "cygi.services.query-side=http://127.0.0.1:9301";
    private static final String QUEUE = "cygi.services.queue=http://127.0.0.1:9401";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RemoteAutoConfiguration.class, CallAutoConfiguration.class))
            .withUserConfiguration(CallConfiguration.class)
            .withPropertyValues("cygi.services.key=0123456789abcdef0123456789abcdef")
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void addsNothingToOneProcess() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(AdmissionGate.class)
                .doesNotHaveBean(ErasureObstacle.class)
                .doesNotHaveBean(PersonalData.class)
                .doesNotHaveBean(ReadSide.class));
    }

    /** Without the gate each booking would pass, and without the obstacles each account would be erased. */
    @ParameterizedTest
    @CsvSource({QUERY_SIDE + ", cygi.services.queue", QUEUE + ", cygi.services.query-side"})
    void doesNotStartApartWithoutAService(String there, String missing) {
        runner.withPropertyValues("cygi.service.name=api-gateway", there)
                .run(context -> assertThat(context).getFailure().hasMessageContaining(missing));
    }

    @Test
    void asksTheOtherServicesApart() {
        runner.withPropertyValues("cygi.service.name=api-gateway", QUERY_SIDE, QUEUE)
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .hasSingleBean(AdmissionGate.class)
                            .hasSingleBean(ErasureObstacle.class)
                            .hasSingleBean(ReadSide.class);
                    assertThat(context.getBeansOfType(PersonalData.class).values())
                            .extracting(PersonalData::name)
                            .containsExactlyInAnyOrderElementsOf(HttpPersonalData.NAMES);
                });
    }
}
