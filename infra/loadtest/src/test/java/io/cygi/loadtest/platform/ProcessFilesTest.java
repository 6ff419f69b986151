package io.cygi.loadtest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The figures of processes are read from the texts of Linux. */
class ProcessFilesTest {

    @Test
    void readsUserAndSystemTime() {
        String stat = "4711 (java) S 1 4711 4711 0 -1 4194560 1 2 3 4 1234 567 8 9 20 0 30 0 99 1 2 3";

        assertThat(ProcessFiles.cpuTicks(stat)).isEqualTo(1_234 + 567);
    }

    @Test
    void readsTicksBehindANameWithParentheses() {
        String stat = "4711 (a) b) 7 (c) R 1 4711 4711 0 -1 4194560 1 2 3 4 1234 567 8 9 20 0 30 0 99 1 2 3";

        assertThat(ProcessFiles.cpuTicks(stat)).isEqualTo(1_234 + 567);
    }

    @Test
    void readsResidentMemory() {
        assertThat(ProcessFiles.residentKilobytes("VmPeak:\t  9 kB\nVmRSS:\t  123456 kB\nVmData:\t 7 kB\n"))
                .hasValue(123_456);
        assertThat(ProcessFiles.residentKilobytes("Name:\tkthreadd\n")).isEmpty();
    }

    @Test
    void readsNothingOfAnUnknownProcess() {
        assertThat(ProcessFiles.cpuSeconds(Integer.MAX_VALUE)).isEmpty();
        assertThat(ProcessFiles.residentMegabytes(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsTheFiguresOfThisProcess() {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcessFiles.cpuSeconds(pid).orElseThrow()).isBetween(0.01, 100_000.0);
        assertThat(ProcessFiles.residentMegabytes(pid).orElseThrow()).isBetween(10L, 100_000L);
    }
}
