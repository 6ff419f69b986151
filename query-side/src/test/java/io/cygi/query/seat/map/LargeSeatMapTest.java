package io.cygi.query.seat.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.query.page.PreparedPage;
import io.cygi.query.seat.MappedSeat;
import io.cygi.query.seat.SeatStatus;
import io.cygi.query.seat.layout.SeatLayout;
import io.cygi.query.seat.map.LiveSeatMap.Rendered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the size of a stadium's map on the wire, in each of its forms. */
class LargeSeatMapTest {

    private static final long SEED = 13;
    private static final int COMPACT_BYTES_MAX = 40_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ConcertId CONCERT = new ConcertId("00000000-0000-7000-8000-000000000000");

    /** Sections with 50,000 seats; the last one has a number of seats that is no multiple of four. */
    private static final List<Section> SECTIONS = List.of(
            new Section("A", Money.krw(90_000), 200, 100),
            new Section("다", Money.krw(50_000), 199, 150),
            new Section("C", Money.krw(10_000), 3, 50));

    @ParameterizedTest
    @CsvSource({"0, 0", "0.02, 0.1", "0.1, 0.45", "0.34, 0.33", "0, 1"})
    void isTheSameInEveryFormatAndSmallInTheCompactOne(double held, double sold) throws IOException {
        Map<String, SeatStatus> statuses = random(held, sold);
        List<MappedSeat> states = statuses.entrySet().stream()
                .map(seat -> new MappedSeat(seat.getKey(), seat.getValue()))
                .toList();

        Rendered map = new LiveSeatMap(new SeatLayout(CONCERT, SECTIONS, JSON), 7, states)
                .render(7, version -> Optional.empty())
                .orElseThrow();

        assertThat(ofFull(map.full().bytes(false))).isEqualTo(statuses);
        assertThat(ofCompact(map.compact().bytes(false))).isEqualTo(statuses);
        assertThat(unzipped(map.full())).isEqualTo(map.full().bytes(false));
        assertThat(unzipped(map.compact())).isEqualTo(map.compact().bytes(false));
        assertThat(map.compact().bytes(false)).hasSizeLessThan(COMPACT_BYTES_MAX);
        System.out.printf(
                "held %.0f %%, sold %.0f %%: full %d bytes, compressed %d; compact %d, compressed %d%n",
                100 * held,
                100 * sold,
                map.full().bytes(false).length,
                map.full().bytes(true).length,
                map.compact().bytes(false).length,
                map.compact().bytes(true).length);
    }

    private static Map<String, SeatStatus> random(double held, double sold) {
        Random random = new Random(SEED);
        Map<String, SeatStatus> statuses = new HashMap<>();
        names().forEach(seat -> {
            double at = random.nextDouble();
            statuses.put(seat, at < held ? SeatStatus.HELD : at < held + sold ? SeatStatus.SOLD : SeatStatus.AVAILABLE);
        });
        return statuses;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Section section : SECTIONS) {
            IntStream.range(0, section.seatsTotal())
                    .mapToObj(i -> section.name() + "-" + (i / section.seatsPerRow() + 1) + "-"
                            + (i % section.seatsPerRow() + 1))
                    .forEach(names::add);
        }
        return names;
    }

    private static Map<String, SeatStatus> ofFull(byte[] json) {
        Map<String, SeatStatus> statuses = new HashMap<>();
        for (JsonNode section : JSON.readTree(json).get("sections")) {
            for (JsonNode row : section.get("rows")) {
                for (JsonNode seat : row.get("seats")) {
                    statuses.put(
                            seat.get("seat").asString(),
                            SeatStatus.valueOf(seat.get("status").asString()));
                }
            }
        }
        return statuses;
    }

    private static Map<String, SeatStatus> ofCompact(byte[] json) {
        List<SeatStatus> found = new ArrayList<>();
        for (JsonNode section : JSON.readTree(json).get("sections")) {
            byte[] states = Base64.getDecoder().decode(section.get("states").asString());
            int seats = section.get("rows").asInt() * section.get("seatsPerRow").asInt();
            for (int i = 0; i < seats; i++) {
                found.add(SeatStatus.values()[states[i / 4] >> (6 - 2 * (i % 4)) & 3]);
            }
        }
        List<String> names = names();
        Map<String, SeatStatus> statuses = new HashMap<>();
        IntStream.range(0, names.size()).forEach(i -> statuses.put(names.get(i), found.get(i)));
        return statuses;
    }

    private static byte[] unzipped(PreparedPage page) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(page.bytes(true)))) {
            return gzip.readAllBytes();
        }
    }
}
