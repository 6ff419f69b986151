package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.held;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.Samples.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A second process on the same database without event processors shows what the first one has committed. */
@QuerySideTest
class OtherProcessTest {

    /**
     * Start of a concert soon after the sale opens, before everything that other tests publish, so that the listing
     * begins with it.
     */
    private static final Instant FIRST = NOON.minusSeconds(86_000);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> COPIED = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.jpa.database-platform",
            "spring.jpa.open-in-view",
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access",
            "spring.datasource.hikari.transaction-isolation",
            "spring.datasource.hikari.auto-commit",
            "spring.threads.virtual.enabled",
            "server.address");

    private static ConfigurableApplicationContext other;

    @Autowired
    private TestPlatform platform;

    private final ConcertId concert = concertId();
    private final String detail = "/api/v1/concerts/" + concert;

    @BeforeAll
    static void startAnother(@Autowired Environment environment) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(
                        QuerySideApplication.class, TestCallers.class)
                .properties("server.port=0", "cygi.messaging.node-id=other");
        COPIED.stream()
                .filter(environment::containsProperty)
                .forEach(name -> application.properties(name + "=" + environment.getProperty(name)));
        other = application.run();
        other.getBean(EventProcessingConfiguration.class)
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    @Test
    void showsChangesOfTheFirstProcess() {
        platform.happen(concert, scheduled(concert, "organizer-95", "Elsewhere", FIRST));
        assertThat(elsewhere(detail)).contains("\"seatsAvailable\":10,");
        assertThat(elsewhere("/api/v1/concerts")).contains("\"Elsewhere\"");
        assertThat(elsewhere(detail + "/seats")).contains("\"seat\":\"A-1-1\",\"status\":\"AVAILABLE\"");

        ReservationId reservation = reservationId(concert);
        platform.happen(seat(concert, "A-1-1"), held(reservation, "A-1-1", NOON));
        awaitElsewhere(detail, "\"seatsAvailable\":9,");
        awaitElsewhere("/api/v1/concerts", "\"seatsAvailable\":9,");
        awaitElsewhere(detail + "/seats", "\"seat\":\"A-1-1\",\"status\":\"HELD\"");

        platform.happen(concert, new ConcertChanged(concert, Samples.details("Moved", FIRST), NOON));
        awaitElsewhere(detail, "\"Moved\"");
        awaitElsewhere("/api/v1/concerts", "\"Moved\"");

        ConcertId next = concertId();
        platform.happen(next, scheduled(next, "organizer-95", "One more", FIRST));
        assertThat(elsewhere("/api/v1/concerts/" + next)).contains("\"One more\"");
        awaitElsewhere("/api/v1/concerts", "\"One more\"");
    }

    /** Waits until the other process shows a text. It was asked before, so it may answer from its cache at first. */
    private void awaitElsewhere(String path, String shown) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> elsewhere(path)
                .contains(shown));
    }

    private String elsewhere(String path) {
        try {
            URI address =
                    URI.create("http://127.0.0.1:" + other.getEnvironment().getProperty("local.server.port") + path);
            HttpResponse<String> response = platform.http()
                    .send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
