package io.cygi.command.concert;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.concert.ConcertCommand.ChangePoster;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.Commands;
import io.cygi.web.caller.Caller;
import io.cygi.web.http.EntityTags;
import io.cygi.web.problem.ValidationException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The endpoints that take posters from organizers and show them to everybody. A picture's address names its content, so
 * the picture never changes.
 */
@RestController
class PosterController {

    private static final Duration CACHED = Duration.ofDays(365);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final ConcertCatalogue catalogue;
    private final PosterStore posters;
    private final Commands commands;
    private final Clock clock;

    PosterController(ConcertCatalogue catalogue, PosterStore posters, Commands commands, Clock clock) {
        this.catalogue = catalogue;
        this.posters = posters;
        this.commands = commands;
        this.clock = clock;
    }

    @PutMapping(
            path = "/api/v1/organizer/concerts/{concertId}/poster",
            consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, "image/webp"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> change(@PathVariable String concertId, @RequestBody byte[] picture, Caller caller) {
        ConcertId concert = catalogue
                .find(PathIds.concert(concertId))
                .filter(entry -> caller.requester().mayActFor(entry.organizerId()))
                .orElseThrow(PosterController::notFound)
                .concertId();
        Poster poster = Poster.of(picture);
        String url = ResourcePaths.concert(concert) + "/poster?v=" + poster.digest();
        boolean stored = posters.add(concert, poster);
        try {
            commands.send(new ChangePoster(concert, caller.requester(), url, clock.instant()));
        } catch (RefusedException refusal) {
            if (stored) {
                posters.remove(concert, poster);
            }
            throw refusal;
        }
        return ResponseEntity.noContent().location(URI.create(url)).build();
    }

    @GetMapping("/api/v1/concerts/{concertId}/poster")
    ResponseEntity<byte[]> show(
            @PathVariable String concertId, @RequestParam("v") String digest, HttpServletRequest request) {
        ConcertId concert = PathIds.concert(concertId);
        if (!DIGEST.matcher(digest).matches()) {
            throw new ValidationException("v", "is not one that posterUrl gave");
        }
        Poster poster = posters.find(concert, digest).orElseThrow(PosterController::notFound);
        String eTag = "\"" + digest + "\"";
        boolean seen = EntityTags.notModified(request.getHeaders(HttpHeaders.IF_NONE_MATCH), eTag);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(seen ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic().immutable())
                .eTag(eTag);
        return seen
                ? answer.build()
                : answer.contentType(MediaType.parseMediaType(poster.contentType()))
                        .body(poster.picture());
    }

    private static RefusedException notFound() {
        return PathIds.noSuch("concert");
    }
}
