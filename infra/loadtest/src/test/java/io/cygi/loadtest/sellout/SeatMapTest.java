package io.cygi.loadtest.sellout;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.loadtest.sellout.SeatMap.Seat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Seat maps are read from the platform's answers. */
class SeatMapTest {

    @Test
    void readsSeatsInTheirOrder() {
        String body = """
                {"concertId":"x","version":3,"sections":[{"name":"S1","price":{"amount":1,"currency":"KRW"},"rows":[
                {"row":1,"seats":[{"seat":"S1-1-1","status":"SOLD"},{"seat":"S1-1-2","status":"AVAILABLE"}]},
                {"row":2,"seats":[{"seat":"S1-2-1","status":"HELD"}]}]}]}""";

        assertThat(SeatMap.seats(body.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new Seat("S1-1-1", "SOLD"), new Seat("S1-1-2", "AVAILABLE"), new Seat("S1-2-1", "HELD"));
    }
}
