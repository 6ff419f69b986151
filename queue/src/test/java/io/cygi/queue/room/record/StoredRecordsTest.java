package io.cygi.queue.room.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.queue.room.record.RoomRecord.PassFreed;
import io.cygi.queue.room.record.RoomRecord.PassUsed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Records that processes of other versions have stored are read. */
class StoredRecordsTest {

    private final JsonMapper json = JsonMapper.builder().build();

    private RoomRecord read(String stored) {
        return json.readValue(stored, RoomRecord.class);
    }

    @Test
    void readsUsesOfPassesWithoutAName() {
        assertThat(read("{\"type\":\"pass-used\",\"partition\":1,\"offset\":2,\"attempt\":\"a\"}"))
                .isEqualTo(new PassUsed(1, 2, "a", null));
        assertThat(read("{\"type\":\"pass-freed\",\"partition\":1,\"offset\":2,\"attempt\":\"a\"}"))
                .isEqualTo(new PassFreed(1, 2, "a", null));
    }

    @Test
    void readsUsesOfPassesWithFieldsOfLaterVersions() {
        assertThat(
                        read(
                                "{\"type\":\"pass-used\",\"partition\":1,\"offset\":2,\"attempt\":\"a\",\"use\":\"u\",\"later\":1}"))
                .isEqualTo(new PassUsed(1, 2, "a", "u"));
    }
}
