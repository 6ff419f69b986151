package io.cygi.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A failure in a thread of a crowd is reported. */
class CrowdTest {

    @Test
    void runsEachMemberOnce() {
        Set<Integer> acted = ConcurrentHashMap.newKeySet();

        ParallelThreads.of("test", 20, acted::add);

        assertThat(acted).hasSize(20);
    }

    @Test
    void throwsTheExceptionOfAMember() {
        assertThatThrownBy(() -> ParallelThreads.of("test", 3, number -> {
                    if (number == 1) {
                        throw new IOException("broken");
                    }
                }))
                .hasMessageContaining("broken")
                .hasCauseInstanceOf(IOException.class);
    }
}
