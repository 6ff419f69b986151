package io.cygi.command.topup;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.port.TopUpOutcomes;
import io.cygi.web.caller.Caller;
import io.cygi.web.limit.Waits;
import io.cygi.web.request.IdempotencyKey;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests for top-ups, and for refunds of them. Outcomes are read from the query side. */
@RestController
class TopUpController {

    private static final Logger LOG = LoggerFactory.getLogger(TopUpController.class);
    private static final String TOP_UPS = "/api/v1/me/wallet/top-ups/";

    private final TopUpService service;
    private final Waits waits;
    private final String readyWait;
    private final @Nullable TopUpOutcomes outcomes;

    TopUpController(
            TopUpService service, Waits waits, TopUpProperties properties, ObjectProvider<TopUpOutcomes> outcomes) {
        this.service = service;
        this.waits = waits;
        this.readyWait = "wait=" + properties.readyWait().toSeconds();
        this.outcomes = outcomes.getIfAvailable();
    }

    @PostMapping("/api/v1/me/wallet/top-ups")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TopUpBody> topUp(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody @Valid TopUpRequest request,
            Caller caller) {
        TopUpBody accepted = service.request(caller.accountId(), idempotencyKey, request);
        return ResponseEntity.created(URI.create(TOP_UPS + accepted.topUpId())).body(shown(accepted));
    }

    @PostMapping("/api/v1/admin/top-ups/{topUpId}/refund")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RefundBody refund(@PathVariable String topUpId, @RequestBody @Valid RefundRequest request) {
        return service.refund(PathIds.topUp(topUpId), Objects.requireNonNull(request.reason()));
    }

    /**
     * {@return the top-up when the provider is ready, or as it was accepted} The provider usually answers in time for
     * the fan to be sent to its page at once.
     */
    private TopUpBody shown(TopUpBody accepted) {
        if (outcomes == null) {
            return accepted;
        }
        try (Waits.Turn turn = waits.take(readyWait)) {
            return outcomes.awaitReady(PathIds.topUp(accepted.topUpId()), turn.time())
                    .orElse(accepted);
        } catch (RuntimeException fault) {
            LOG.warn("Accepted {}, but could not show the outcome", accepted.topUpId(), fault);
            return accepted;
        }
    }
}
