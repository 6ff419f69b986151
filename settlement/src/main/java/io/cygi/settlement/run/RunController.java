package io.cygi.settlement.run;

import io.cygi.contracts.api.PathIds;
import io.cygi.settlement.DayBounds;
import io.cygi.settlement.SettlementProperties;
import io.cygi.web.caller.Caller;
import io.cygi.web.idempotency.IdempotentRequests;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.IdempotencyKey;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves settlement runs to admins. */
@RestController
@RequestMapping("/api/v1/admin/settlements/runs")
class RunController {

    private static final String AFTER_ALL = "~";

    private final RunRepository runs;
    private final IdempotentRequests idempotency;
    private final SettlementProperties properties;
    private final Clock clock;

    RunController(RunRepository runs, IdempotentRequests idempotency, SettlementProperties properties, Clock clock) {
        this.runs = runs;
        this.idempotency = idempotency;
        this.properties = properties;
        this.clock = clock;
    }

    /** A request for a run. @param date last day: concerts that ended on or before it are settled; today if left out */
    record RunRequest(@Nullable LocalDate date) {}

    /** Requests a run. It is carried out after earlier requests. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SettlementRun> request(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody RunRequest request,
            Caller caller) {
        IdempotencyKey key = idempotency.key(caller.accountId(), idempotencyKey, "POST runs", request);
        LocalDate date = date(request);
        SettlementRun run = idempotency.answer(
                key,
                SettlementRun.class,
                () -> runs.request(date, caller.accountId().value()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/admin/settlements/runs/" + run.runId()))
                .body(run);
    }

    private LocalDate date(RunRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), properties.zone());
        LocalDate date = Objects.requireNonNullElse(DayBounds.within("date", request.date), today);
        if (date.isAfter(today)) {
            throw new ValidationException("date", "must not be in the future");
        }
        return date;
    }

    @GetMapping
    CursorPage<SettlementRun> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        String before = cursor == null
                ? AFTER_ALL
                : Cursor.decode(
                        cursor, 1, parts -> UUID.fromString(parts.get(0)).toString());
        return CursorPage.of(runs.before(before, size + 1), size, last -> List.of(last.runId()));
    }

    @GetMapping("/{runId}")
    SettlementRun get(@PathVariable String runId) {
        return runs.find(runId).orElseThrow(() -> PathIds.noSuch("run"));
    }
}
