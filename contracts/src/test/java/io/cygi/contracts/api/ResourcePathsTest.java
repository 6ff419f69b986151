package io.cygi.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of concerts and reservations in the API. */
class ResourcePathsTest {

    private static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    private static final String OTHER = "0195a000-0000-7000-8000-000000000002";

    @Test
    void nameTheResource() {
        assertThat(ResourcePaths.concert(CONCERT)).isEqualTo("/api/v1/concerts/" + CONCERT);
        assertThat(ResourcePaths.reservation(new ReservationId(CONCERT, OTHER)))
                .isEqualTo("/api/v1/reservations/" + CONCERT + "." + OTHER);
    }

    @Test
    void areReadBackAsTheConcert() {
        assertThat(ResourcePaths.concertIn(ResourcePaths.concert(CONCERT), "")).contains(CONCERT);
        assertThat(ResourcePaths.concertIn(ResourcePaths.concert(CONCERT) + "/plan", "/plan"))
                .contains(CONCERT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/plan",
                "/api/v1/concerts",
                "/api/v1/concerts/",
                "/api/v1/concerts/plan",
                "/api/v1/concerts//plan",
                "/api/v1/concerts/0195a000-0000-7000-8000-000000000001",
                "/api/v1/concerts/0195a000-0000-7000-8000-000000000001/seats",
                "/api/v1/concerts/0195a000-0000-7000-8000-000000000001/x/plan",
                "/api/v1/concerts/0195A000-0000-7000-8000-000000000001/plan",
                "/api/v1/organizer/concerts/0195a000-0000-7000-8000-000000000001/plan"
            })
    void nameNoConcertInAnyOtherForm(String path) {
        assertThat(ResourcePaths.concertIn(path, "/plan")).isEmpty();
    }
}
