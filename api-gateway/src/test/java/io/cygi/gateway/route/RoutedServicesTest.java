package io.cygi.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.remote.ServiceProperties;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RoutedServicesTest {

    private static final List<URI> SOMEWHERE = List.of(URI.create("http://127.0.0.1:1"));

    @Test
    void doesNotStartWithoutTheAddressesOfAService() {
        ServiceProperties incomplete =
                new ServiceProperties(null, SOMEWHERE, SOMEWHERE, SOMEWHERE, SOMEWHERE, List.of(), null, null);

        assertThatIllegalStateException()
                .isThrownBy(() -> new RoutedServices(incomplete, 1, Clock.systemUTC()))
                .withMessageContaining("cygi.services.settlement");
    }

    @Test
    void addsNothingToOneProcess() {
        new ApplicationContextRunner()
                .withUserConfiguration(RouteConfiguration.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RoutedServices.class));
        new ApplicationContextRunner()
                .withUserConfiguration(RouteConfiguration.class)
                .withPropertyValues("cygi.service.name=query-side")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RoutedServices.class));
    }
}
