package io.cygi.gateway.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Caches are filled before the web server takes requests, and a failed read does not prevent the start. */
class CatchUpTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsTheChangesBeforeTheServerTakesRequests(boolean fails) {
        List<String> order = new CopyOnWriteArrayList<>();
        CatchUp catchUp = new CatchUp("test", () -> {
            order.add("look");
            if (fails) {
                throw new IllegalStateException("the database is away");
            }
        });
        ApplicationListener<WebServerInitializedEvent> server = event -> order.add("server");
        SpringApplicationBuilder application = new SpringApplicationBuilder(TomcatServletWebServerFactory.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "server.address=127.0.0.1")
                .initializers(context -> context.getBeanFactory().registerSingleton("catchUp", catchUp))
                .listeners(server);
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(context.isRunning()).isTrue();
            assertThat(order).containsExactly("look", "server");
        }
    }
}
