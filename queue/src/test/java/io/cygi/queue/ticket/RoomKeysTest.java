package io.cygi.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomKeysTest {

    private static final byte[] MASTER = "a master key of the test, as long".getBytes(StandardCharsets.UTF_8);
    private static final String SET = Base64.getEncoder().encodeToString(MASTER);

    private final RoomKeys keys = new RoomKeys(MASTER);

    @Test
    void needsThirtyTwoBytes() {
        assertThatThrownBy(() -> new RoomKeys(new byte[31]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes");
        assertThat(new RoomKeys(new byte[32]).lobbySecret()).hasSize(32);
    }

    @Test
    void usesTheConfiguredKeyWithoutAFile(@TempDir Path folder) {
        RoomKeys set = RoomKeys.of(" " + SET + "\n", folder);

        assertThat(set.lobbySecret()).isEqualTo(keys.lobbySecret());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesThePropertyIfTheConfiguredKeyIsMalformed(@TempDir Path folder) {
        assertThatThrownBy(() -> RoomKeys.of("no key!", folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the property cygi.waiting-room.key")
                .hasMessageNotContaining("no key!");
    }

    @Test
    void makesAKeyOfItsOwnOnceForEachFolder(@TempDir Path folder) throws IOException {
        RoomKeys made = RoomKeys.of(null, folder);
        Path file = folder.resolve("waiting-room.key");
        assertThat(Base64.getDecoder().decode(Files.readString(file)))
                .hasSize(32)
                .isNotEqualTo(new byte[32]);

        assertThat(RoomKeys.of(null, folder).lobbySecret()).isEqualTo(made.lobbySecret());
        assertThat(RoomKeys.of(null, folder.resolve("other")).lobbySecret()).isNotEqualTo(made.lobbySecret());
    }

    @Test
    void namesTheFileIfItCannotBeRead(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve("waiting-room.key"));

        assertThatThrownBy(() -> RoomKeys.of(null, folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void hasASecretForEachPurpose() {
        ByteBuffer content = ByteBuffer.wrap(new byte[] {1, 2, 3});
        List<byte[]> secrets = List.of(
                keys.lobbySecret(),
                keys.receiptSecret(),
                keys.challengeSecret(),
                keys.signTicket(content.duplicate()),
                keys.signPass(content.duplicate()),
                keys.id(content.duplicate()));

        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSize(32));
        assertThat(secrets.stream().map(ByteBuffer::wrap)).doesNotHaveDuplicates();
    }

    @Test
    void returnsCopiesOfItsSecrets() {
        keys.lobbySecret()[0]++;
        keys.receiptSecret()[0]++;
        keys.challengeSecret()[0]++;

        RoomKeys fresh = new RoomKeys(MASTER);
        assertThat(keys.lobbySecret()).isEqualTo(fresh.lobbySecret());
        assertThat(keys.receiptSecret()).isEqualTo(fresh.receiptSecret());
        assertThat(keys.challengeSecret()).isEqualTo(fresh.challengeSecret());
    }

    @Test
    void derivesADifferentAccountHashInEachRoom() {
        long account = keys.account("room-1", "fan-1");

        assertThat(new RoomKeys(MASTER).account("room-1", "fan-1")).isEqualTo(account);
        assertThat(keys.account("room-2", "fan-1")).isNotEqualTo(account);
        assertThat(keys.account("room-1", "fan-2")).isNotEqualTo(account);
        assertThat(new RoomKeys(new byte[32]).account("room-1", "fan-1")).isNotEqualTo(account);
    }
}
