package io.cygi.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private final Path folder;

    SigningKeysTest(@TempDir Path folder) {
        this.folder = folder.resolve("keys");
    }

    @Test
    void keepsItsKeyOverARestart() {
        RSAKey first = SigningKeys.in(folder);

        assertThat(SigningKeys.in(folder)).isEqualTo(first);
        assertThat(first.getKeyID()).isNotBlank();
        assertThat(first.size()).isEqualTo(2_048);
    }

    @Test
    void makesAKeyOfItsOwnForEachFolder() {
        assertThat(SigningKeys.in(folder)).isNotEqualTo(SigningKeys.in(folder.resolve("other")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsOnlyTheOwnerReadTheKey() throws IOException {
        SigningKeys.in(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(permissionsOfTheOnlyFile()).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesAccessAwayFromOthersThatWereGivenIt() throws IOException {
        SigningKeys.in(folder);
        Files.setPosixFilePermissions(onlyFile(), PosixFilePermissions.fromString("rw-r--r--"));

        SigningKeys.in(folder);

        assertThat(permissionsOfTheOnlyFile()).isEqualTo("rw-------");
    }

    @Test
    void refusesAFileThatIsNoKeyWithoutSayingWhatIsInIt() throws IOException {
        SigningKeys.in(folder);
        Files.writeString(onlyFile(), "s3cret");

        assertThatThrownBy(() -> SigningKeys.in(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no usable signing key")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    private String permissionsOfTheOnlyFile() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile()));
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }
}
