package io.cygi.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files of signing keys survive restarts and are readable by their owner only. */
class SigningKeyFilesTest extends SigningKeyProcesses {

    SigningKeyFilesTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void keepsItsKeyOverARestart() {
        RSAKey first = new Process().keys.signing().jwk();

        assertThat(new Process().keys.signing().jwk()).isEqualTo(first);
        assertThat(first.getKeyID()).isNotBlank();
        assertThat(first.size()).isEqualTo(2_048);
    }

    @Test
    void readsTheKeyOfAnOlderVersion() throws Exception {
        RSAKey old = generate();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("token-signing.jwk"), old.toJSONString());

        Process process = new Process();

        assertThat(process.keys.signing().keyId()).isEqualTo(old.getKeyID());
        assertThat(process.takes(process.issue())).isTrue();
    }

    @Test
    void keepsItsKeysIfTheFolderCannotBeRead() throws IOException {
        Process process = new Process();
        String token = process.issue();
        Files.writeString(folder.resolve("token-signing-2.jwk"), "s3cret");

        assertThatThrownBy(process.keys::maintain)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("s3cret");
        assertThat(process.takes(token)).isTrue();
        Files.delete(folder.resolve("token-signing-2.jwk"));
        Files.delete(folder.resolve("token-signing.jwk"));
        assertThatThrownBy(process.keys::maintain).isInstanceOf(IllegalStateException.class);
        assertThat(process.takes(token)).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsOnlyTheOwnerReadTheKeys() throws IOException {
        new Process().keys.rotate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (String file : files()) {
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void removesTheRightsOfOthersToItsFiles() throws IOException {
        new Process();
        Files.setPosixFilePermissions(
                folder.resolve("token-signing.jwk"), PosixFilePermissions.fromString("rw-r--r--"));

        new Process();

        assertThat(permissions("token-signing.jwk")).isEqualTo("rw-------");
    }

    @Test
    void refusesAFileThatIsNoKeyWithoutItsContentInTheMessage() throws IOException {
        new Process();
        Files.writeString(folder.resolve("token-signing.jwk"), "s3cret");

        assertThatThrownBy(Process::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no usable signing key")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
