package io.cygi.settlement.run;

import io.cygi.settlement.SettlementProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Requests the run that the command line names, waits for its end, and ends the process if so configured. */
final class CommandLineRunRequest implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineRunRequest.class);
    private static final String TODAY = "today";
    private static final long POLL_NANOS = Duration.ofMillis(200).toNanos();
    private static final int FAILED = 1;

    private final RunRepository runs;
    private final SettlementProperties properties;
    private final Clock clock;
    private final ConfigurableApplicationContext context;

    CommandLineRunRequest(
            RunRepository runs, SettlementProperties properties, Clock clock, ConfigurableApplicationContext context) {
        this.runs = runs;
        this.properties = properties;
        this.clock = clock;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        SettlementRun requested = runs.request(date(Objects.requireNonNull(properties.run())), "command-line");
        LOG.info("Settlement run {} was requested, until {}", requested.runId(), requested.date());
        if (properties.exit()) {
            Thread.ofPlatform().name("settlement-exit").start(() -> exitAfter(requested));
        }
    }

    private LocalDate date(String text) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), properties.zone());
        if (text.equals(TODAY)) {
            return today;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isAfter(today)) {
                return date;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--cygi.settlement.run is a day like 2026-03-01, or today, and not " + text, e);
        }
        throw new IllegalArgumentException("--cygi.settlement.run must not be in the future");
    }

    private void exitAfter(SettlementRun requested) {
        SettlementRun run = requested;
        while (run.endedAt() == null && context.isActive()) {
            LockSupport.parkNanos(POLL_NANOS);
            run = runs.find(requested.runId()).orElseThrow();
        }
        int code = run.state() == RunState.COMPLETED ? 0 : FAILED;
        System.exit(SpringApplication.exit(context, () -> code));
    }
}
