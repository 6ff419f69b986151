package io.cygi.queue.http.ticket;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.port.Proof;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.service.RoomLookup;
import io.cygi.queue.service.WaitingRoomService;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import io.cygi.web.caller.Caller;
import io.cygi.web.stream.ServerSentStream;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The endpoints of a fan's tickets. */
@RestController
@RequestMapping("/api/v1")
class TicketController {

    private final RoomLookup lookup;
    private final WaitingRoomService service;
    private final TicketTokenCodec tokens;
    private final TicketBodyMapper bodies;
    private final TicketStreamRegistry streams;
    private final JoinService joining;

    TicketController(
            RoomLookup lookup,
            WaitingRoomService service,
            TicketTokenCodec tokens,
            TicketBodyMapper bodies,
            TicketStreamRegistry streams,
            JoinService joining) {
        this.lookup = lookup;
        this.service = service;
        this.tokens = tokens;
        this.bodies = bodies;
        this.streams = streams;
        this.joining = joining;
    }

    /** Joins the line. A fan who joins twice gets the same ticket. {@link TicketFilter} answers most joins. */
    @PostMapping("/concerts/{concertId}/waiting-room/tickets")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TicketBody> join(
            @PathVariable String concertId,
            Caller caller,
            @RequestHeader(name = Proof.CHALLENGE, required = false) @Nullable String challenge,
            @RequestHeader(name = Proof.SOLUTION, required = false) @Nullable String solution,
            HttpServletRequest request) {
        Proof proof = new Proof(challenge, solution);
        JoinService.Joined joined =
                joining.join(PathIds.concert(concertId), caller.accountId(), request.getRemoteAddr(), proof);
        return ResponseEntity.created(TicketBodyMapper.location(joined.body().ticket()))
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(joined.retryAfterSeconds()))
                .body(joined.body());
    }

    @GetMapping("/waiting-room/tickets/{ticket}")
    ResponseEntity<TicketBody> look(@PathVariable("ticket") String token, Caller caller) {
        Ticket shown = own(token, caller);
        RoomReplica room = room(shown);
        Ticket ticket = service.current(room, shown);
        TicketView view = service.look(room, ticket);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(TicketBodyMapper.retryAfterSeconds(view)))
                .body(bodies.of(ticket, view));
    }

    /** Shows the ticket to a client that has followed the gate's 307 and repeats its booking request here. */
    @PostMapping("/waiting-room/tickets/{ticket}")
    ResponseEntity<TicketBody> redirected(@PathVariable("ticket") String token, Caller caller) {
        return look(token, caller);
    }

    /** Streams an event for each change, until the fan is let in or the place is over. */
    @GetMapping(path = "/waiting-room/tickets/{ticket}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(@PathVariable("ticket") String token, Caller caller, HttpMethod method) {
        Ticket ticket = own(token, caller);
        RoomReplica room = room(ticket);
        return method == HttpMethod.HEAD ? ServerSentStream.head() : ResponseEntity.ok(streams.follow(room, ticket));
    }

    @DeleteMapping("/waiting-room/tickets/{ticket}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable("ticket") String token, Caller caller) {
        Ticket ticket = own(token, caller);
        RoomReplica room = room(ticket);
        service.leave(room, service.current(room, ticket));
    }

    /** {@return the room of a ticket} The room and all of its tickets end with the sale. */
    private RoomReplica room(Ticket ticket) {
        return lookup.roomOf(ticket).orElseThrow(() -> PathIds.noSuch("ticket"));
    }

    private Ticket own(String token, Caller caller) {
        return tokens.readTicket(token)
                .filter(ticket -> ticket.accountId().equals(caller.accountId()))
                .orElseThrow(() -> PathIds.noSuch("ticket"));
    }
}
