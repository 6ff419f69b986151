package io.cygi.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of logins under way is created once, or is the configured one. */
class LoginKeyTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceForAFolder() {
        byte[] key = LoginKey.of(null, folder);

        assertThat(key).hasSize(32);
        assertThat(LoginKey.of(null, folder)).isEqualTo(key);
        assertThat(LoginKey.of(null, folder.resolve("other"))).isNotEqualTo(key);
    }

    @RepeatedTest(20)
    void isTheSameForProcessesThatMakeItAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> keys = Stream.generate(() -> processes.submit(() -> {
                        together.await();
                        return LoginKey.of(null, folder);
                    }))
                    .limit(8)
                    .toList();
            together.countDown();
            for (Future<byte[]> key : keys) {
                assertThat(key.get()).isEqualTo(LoginKey.of(null, folder));
            }
        }
    }

    @Test
    void isTheConfiguredKey() {
        byte[] key = LoginKey.of(null, folder);

        assertThat(LoginKey.of(Base64.getEncoder().encodeToString(key) + "\n", folder.resolve("other")))
                .isEqualTo(key);
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "s3cret-s3cret-s3cret-s3cret-s3cret", "czNjcmV0", "%"})
    void isRefusedIfMalformed(String set) throws IOException {
        assertThatThrownBy(() -> LoginKey.of(set, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cygi.login.key")
                .hasMessageNotContaining("czNjcmV0")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
        Files.writeString(folder.resolve("login.key"), set);
        assertThatThrownBy(() -> LoginKey.of(null, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("login.key")
                .hasNoCause();
    }
}
