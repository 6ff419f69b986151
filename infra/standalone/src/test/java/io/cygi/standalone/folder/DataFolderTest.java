package io.cygi.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.service.start.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final String ADDRESS = "http://localhost:18099";

    private final Path path;

    DataFolderTest(@TempDir Path parent) {
        this.path = parent.resolve("data");
    }

    @Test
    void namesTheHolderOfTheFolder() throws IOException, InterruptedException {
        Process holder = hold();
        try {
            assertThatThrownBy(() -> DataFolder.open(path, "http://localhost:1"))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageContaining("process " + holder.pid())
                    .hasMessageContaining("since ")
                    .hasMessageContaining(ADDRESS)
                    .satisfies(e -> assertThat(((StartRefusedException) e).action())
                            .contains("--cygi.data-dir", "--server.port"));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void isFreeAgainAfterItsHolderWasKilled() throws IOException, InterruptedException {
        hold().destroyForcibly().waitFor();

        try (FolderLock lock = DataFolder.open(path, ADDRESS).lock()) {
            assertThat(lock.address()).isEqualTo(ADDRESS);
        }
    }

    @Test
    void refusesASecondTakerInTheSameProcess() {
        try (FolderLock lock = DataFolder.open(path, ADDRESS).lock()) {
            lock.tell(ADDRESS + "/elsewhere");

            assertThatThrownBy(() -> DataFolder.open(path, ADDRESS))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining(ADDRESS + "/elsewhere");
        }
    }

    @Test
    void keepsItsNodeIdOverARestart() {
        String first = nodeId();

        assertThat(nodeId()).isEqualTo(first).isNotBlank();
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Files.writeString(path, "in the way");

        assertThatThrownBy(() -> DataFolder.open(path, ADDRESS))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(path.toString())
                .satisfies(e -> assertThat(((StartRefusedException) e).action()).contains("--cygi.data-dir"));
    }

    private String nodeId() {
        DataFolder folder = DataFolder.open(path, ADDRESS);
        try (FolderLock lock = folder.lock()) {
            assertThat(lock.address()).isEqualTo(ADDRESS);
            return folder.nodeId();
        }
    }

    private Process hold() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        path.toString(),
                        ADDRESS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(holder.inputReader().readLine()).startsWith("took");
        return holder;
    }
}
