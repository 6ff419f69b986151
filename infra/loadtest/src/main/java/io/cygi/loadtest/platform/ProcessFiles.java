package io.cygi.loadtest.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the figures of a process on Linux. On other systems it reads nothing. */
public final class ProcessFiles {

    private static final Path PROC = Path.of("/proc");
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final long TICKS_PER_SECOND = ticksPerSecond();

    private ProcessFiles() {}

    /** {@return the processor seconds that a process has used} @param pid the process id */
    public static OptionalDouble cpuSeconds(long pid) {
        return read(pid, "stat")
                .map(stat -> OptionalDouble.of((double) cpuTicks(stat) / TICKS_PER_SECOND))
                .orElse(OptionalDouble.empty());
    }

    /** {@return the megabytes that a process has in memory} @param pid the process id */
    public static OptionalLong residentMegabytes(long pid) {
        return read(pid, "status").map(ProcessFiles::residentKilobytes).orElse(OptionalLong.empty()).stream()
                .map(kilobytes -> kilobytes / 1_024)
                .findFirst();
    }

    /** {@return user and system ticks} @param stat the text of {@code /proc/PID/stat} */
    static long cpuTicks(String stat) {
        // The program's name may hold blanks and parentheses, so fields are counted from the last parenthesis.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    }

    /** {@return the resident kilobytes} @param status the text of {@code /proc/PID/status} */
    static OptionalLong residentKilobytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private static Optional<String> read(long pid, String file) {
        try {
            return Optional.of(Files.readString(PROC.resolve(Long.toString(pid)).resolve(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long ticksPerSecond() {
        try {
            Process getconf = new ProcessBuilder("getconf", "CLK_TCK").start();
            try (InputStream output = getconf.getInputStream()) {
                return Long.parseLong(new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip());
            }
        } catch (IOException | NumberFormatException e) {
            return 100;
        }
    }
}
