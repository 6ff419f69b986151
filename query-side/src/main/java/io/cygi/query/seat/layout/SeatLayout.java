package io.cygi.query.seat.layout;

import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.seat.SeatStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lays out a concert's seats in the order of its map. It keeps the map's JSON with gaps for version and statuses, so
 * that a rendering only fills the gaps.
 */
public final class SeatLayout {

    private static final byte[] VERSION = bytes("\"version\":0");
    private static final byte[] STATUS = bytes("\"status\":\"AVAILABLE\"");
    private static final int STATUS_START = "\"status\":\"".length();
    private static final byte[][] NAMES = Arrays.stream(SeatStatus.values())
            .map(Enum::name)
            .map(SeatLayout::bytes)
            .toArray(byte[][]::new);
    private static final int GAP = NAMES[SeatStatus.AVAILABLE.ordinal()].length;

    private final ConcertId concertId;
    private final List<Section> sections;
    private final JsonMapper mapper;
    private final Map<String, Block> blocks = new HashMap<>();
    private final byte[] json;
    private final int versionAt;
    private final int[] statusAt;

    /**
     * Creates the seat layout.
     *
     * @param concertId the concert's id
     * @param sections the sections in their order
     * @param mapper writes the map
     */
    public SeatLayout(ConcertId concertId, List<Section> sections, JsonMapper mapper) {
        this.concertId = concertId;
        this.sections = sections;
        this.mapper = mapper;
        int seats = 0;
        for (Section section : sections) {
            blocks.put(section.name(), new Block(seats, section.rows(), section.seatsPerRow()));
            seats += section.seatsTotal();
        }
        // Names consist of letters and digits, so no name looks like a field.
        json = mapper.writeValueAsBytes(SeatMapBody.of(concertId, 0, sections, Map.of()));
        versionAt = find(VERSION, 0) + VERSION.length - 1;
        statusAt = new int[seats];
        int from = 0;
        for (int i = 0; i < seats; i++) {
            statusAt[i] = find(STATUS, from) + STATUS_START;
            from = statusAt[i];
        }
    }

    private int find(byte[] text, int from) {
        for (int at = from; at <= json.length - text.length; at++) {
            if (json[at] == text[0] && Arrays.equals(json, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        throw new IllegalStateException("a seat map is not written as it was meant to be");
    }

    /** {@return the sections in their order} */
    public List<Section> sections() {
        return sections;
    }

    /** {@return the number of seats} */
    public int seats() {
        return statusAt.length;
    }

    /** {@return the approximate memory of the layout, a rendering and its compressed form, in bytes} */
    public int bytes() {
        return 2 * json.length + json.length / 8 + Integer.BYTES * statusAt.length;
    }

    /** {@return the seat's place, or -1 if there is no such seat} @param seat the number, {@code SECTION-ROW-NUMBER} */
    public int place(String seat) {
        int number = seat.lastIndexOf('-');
        int row = seat.lastIndexOf('-', number - 1);
        Block block = row < 0 ? null : blocks.get(seat.substring(0, row));
        return block == null
                ? -1
                : block.place(
                        Integer.parseInt(seat, row + 1, number, 10),
                        Integer.parseInt(seat, number + 1, seat.length(), 10));
    }

    /**
     * {@return the map as JSON}
     *
     * @param version the version of the map
     * @param statuses the ordinals of {@link SeatStatus} by place
     */
    public byte[] render(long version, byte[] statuses) {
        byte[] digits = bytes(Long.toString(version));
        int length = json.length - 1 + digits.length;
        for (byte status : statuses) {
            length += NAMES[status].length - GAP;
        }
        byte[] out = new byte[length];
        System.arraycopy(json, 0, out, 0, versionAt);
        System.arraycopy(digits, 0, out, versionAt, digits.length);
        int from = versionAt + 1;
        int to = versionAt + digits.length;
        for (int i = 0; i < statuses.length; i++) {
            if (statuses[i] != SeatStatus.AVAILABLE.ordinal()) {
                byte[] name = NAMES[statuses[i]];
                System.arraycopy(json, from, out, to, statusAt[i] - from);
                to += statusAt[i] - from;
                System.arraycopy(name, 0, out, to, name.length);
                to += name.length;
                from = statusAt[i] + GAP;
            }
        }
        System.arraycopy(json, from, out, to, json.length - from);
        return out;
    }

    /**
     * {@return the compact map as JSON}
     *
     * @param version the version of the map
     * @param statuses the ordinals of {@link SeatStatus} by place
     */
    public byte[] renderCompact(long version, byte[] statuses) {
        return mapper.writeValueAsBytes(CompactSeatMapBody.of(concertId, version, sections, statuses));
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private record Block(int first, int rows, int seatsPerRow) {

        private int place(int row, int number) {
            boolean there = row >= 1 && row <= rows && number >= 1 && number <= seatsPerRow;
            return there ? first + (row - 1) * seatsPerRow + number - 1 : -1;
        }
    }
}
