package io.cygi.gateway.demo;

import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.ReadSide;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishes demo concerts for any caller. They belong to {@code organizer-1}. */
@RestController
@RequestMapping("/api/v1/demo/concerts")
final class DemoConcertsController {

    private static final DemoAccount ORGANIZER =
            DemoAccount.named("organizer-1").orElseThrow();

    private final Commands commands;
    private final DemoAccounts accounts;
    private final ReadSide readSide;
    private final Clock clock;

    DemoConcertsController(Commands commands, DemoAccounts accounts, ReadSide readSide, Clock clock) {
        this.commands = commands;
        this.accounts = accounts;
        this.readSide = readSide;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DemoConcert> schedule(@Valid @RequestBody DemoConcertRequest request) {
        accounts.open(ORGANIZER);
        ConcertId concertId = new ConcertId(TimeOrderedIds.next());
        Instant now = clock.instant();
        commands.send(new ScheduleConcert(concertId, ORGANIZER.accountId(), request.details(now), now));
        readSide.awaitCaughtUp(DemoAccounts.READ_SIDE_TIMEOUT);
        return ResponseEntity.created(URI.create(ResourcePaths.concert(concertId)))
                .body(new DemoConcert(concertId));
    }

    /**
     * A demo concert that was published.
     *
     * @param concertId the concert's identifier
     */
    record DemoConcert(ConcertId concertId) {}
}
