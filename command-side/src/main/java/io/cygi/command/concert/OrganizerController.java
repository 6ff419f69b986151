package io.cygi.command.concert;

import io.cygi.command.idempotency.Decision;
import io.cygi.command.idempotency.Idempotency;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.concert.ConcertCommand.CancelConcert;
import io.cygi.contracts.concert.ConcertCommand.ChangeConcert;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.web.caller.Caller;
import io.cygi.web.http.EntityTags;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.IdempotencyKey;
import io.cygi.web.text.Edges;
import io.cygi.web.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints with which organizers publish, change and cancel concerts. */
@RestController
@RequestMapping("/api/v1/organizer/concerts")
class OrganizerController {

    /**
     * The pattern of an entity tag: the version, followed by the part of the public page's tag that stands for its
     * other content.
     */
    private static final Pattern TAG = Pattern.compile("(0|[1-9][0-9]{0,17})(?:\\.[A-Za-z0-9_-]+)?");

    /**
     * The most times that the condition of a change is checked. It is checked again only if another change came
     * between.
     */
    private static final int ATTEMPTS_MAX = 3;

    private final Idempotency idempotency;
    private final Commands commands;
    private final ConcertCatalogue catalogue;
    private final EventStore events;
    private final Clock clock;

    OrganizerController(
            Idempotency idempotency, Commands commands, ConcertCatalogue catalogue, EventStore events, Clock clock) {
        this.idempotency = idempotency;
        this.commands = commands;
        this.catalogue = catalogue;
        this.events = events;
        this.clock = clock;
    }

    /** A request to cancel a concert. @param reason the reason, up to 500 characters, shown to fans */
    record Cancellation(
            @NotNull @Size(min = 1, max = 500) @PlainText(lines = true)
            String reason) {

        /** Removes the invisible characters from the edges of the reason. */
        Cancellation {
            reason = Edges.trimmed(reason);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ConcertBody> schedule(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody @Valid ConcertRequest request,
            Caller caller) {
        IdempotencyKey key = idempotency.key(caller.accountId(), idempotencyKey, "POST concerts", request);
        ConcertBody concert = idempotency.answer(key, ConcertBody.class, () -> decide(request, caller));
        return ResponseEntity.created(URI.create(ResourcePaths.concert(concert.concertId())))
                .eTag(eTag(concert.version()))
                .body(concert);
    }

    private Decision<ConcertBody> decide(ConcertRequest request, Caller caller) {
        Instant now = clock.instant();
        ConcertDetails details = request.toDetails(now);
        ConcertId concertId = new ConcertId(TimeOrderedIds.next());
        long version = now.isBefore(details.salesOpenAt()) ? 0 : 1;
        return new Decision<>(
                new ScheduleConcert(concertId, caller.accountId(), details, now),
                new ConcertBody(concertId, version, details));
    }

    @PutMapping("/{concertId}")
    ResponseEntity<ConcertBody> change(
            @PathVariable String concertId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ConcertRequest request,
            Caller caller) {
        CatalogueEntry concert = ownConcert(concertId, caller);
        EntityTags condition = condition(ifMatch);
        Instant now = clock.instant();
        ConcertDetails details = request.toDetails(now);
        long version = change(
                concert,
                condition,
                current -> new ChangeConcert(concert.concertId(), caller.requester(), current, details, now));
        long newVersion = details.equals(concert.details()) ? version : version + 1;
        return ResponseEntity.ok()
                .eTag(eTag(newVersion))
                .body(new ConcertBody(concert.concertId(), newVersion, details));
    }

    @PostMapping("/{concertId}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Void> cancel(
            @PathVariable String concertId, @RequestBody @Valid Cancellation cancellation, Caller caller) {
        CatalogueEntry concert = ownConcert(concertId, caller);
        commands.send(
                new CancelConcert(concert.concertId(), caller.requester(), cancellation.reason(), clock.instant()));
        return ResponseEntity.accepted()
                .location(URI.create(ResourcePaths.concert(concert.concertId())))
                .build();
    }

    private CatalogueEntry ownConcert(String concertId, Caller caller) {
        return catalogue
                .find(PathIds.concert(concertId))
                .filter(concert -> caller.requester().mayActFor(concert.organizerId()))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }

    private static EntityTags condition(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ValidationException("If-Match", "must be sent, with the ETag of the concert that is changed");
        }
        try {
            return EntityTags.parse(ifMatch);
        } catch (IllegalArgumentException e) {
            throw new ValidationException("If-Match", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Changes the concert's current version if the version meets the condition. The concert refuses the change of a
     * version that is no longer the current one; then the condition is checked again.
     *
     * @return the version that was changed
     */
    private long change(CatalogueEntry concert, EntityTags condition, LongFunction<ChangeConcert> change) {
        for (int attempt = 1; ; attempt++) {
            long version = events.lastSequenceNumberFor(concert.concertId().value())
                    .orElseThrow(() -> PathIds.noSuch("concert"));
            if (!meets(version, condition)) {
                throw new RefusedException(
                        ProblemCode.PRECONDITION_FAILED, "The concert has changed since; read it again.");
            }
            try {
                commands.send(change.apply(version));
                return version;
            } catch (RefusedException refusal) {
                if (refusal.code() != ProblemCode.PRECONDITION_FAILED || attempt == ATTEMPTS_MAX) {
                    throw refusal;
                }
            }
        }
    }

    /**
     * {@return whether the version meets the condition} A weak tag never meets a condition of a change (RFC 9110,
     * 13.1.1).
     */
    private static boolean meets(long version, EntityTags condition) {
        return condition.any()
                || condition.tags().stream()
                        .filter(tag -> !tag.weak())
                        .map(tag -> TAG.matcher(tag.opaque()))
                        .anyMatch(tag -> tag.matches() && tag.group(1).equals(Long.toString(version)));
    }

    private static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
