package io.cygi.gateway.authorization.key;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.token.SigningKey;
import io.cygi.gateway.token.SigningKeys;
import io.cygi.web.caller.Caller;
import io.cygi.web.page.CursorPage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists and rotates signing keys. */
@RestController
@RequestMapping("/api/v1/admin/signing-keys")
final class SigningKeyController {

    private final SigningKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    SigningKeyController(SigningKeys keys, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    CursorPage<SigningKeyBody> list() {
        Instant now = clock.instant();
        List<SigningKeyBody> bodies = keys.all().stream()
                .filter(key -> key.state(now) != SigningKey.State.RETIRED)
                .map(key -> SigningKeyBody.of(key, now))
                .toList();
        return new CursorPage<>(bodies, null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SigningKeyBody rotate(Caller caller) {
        return switch (keys.rotate()) {
            case CREATED -> added(caller);
            case WAITING ->
                throw new RefusedException(
                        ProblemCode.INVALID_STATE, "A new key is published already and will sign soon. Wait for it.");
            case READ_ONLY ->
                throw new RefusedException(
                        ProblemCode.INVALID_STATE,
                        "The folder of the signing keys is read-only. Add a key to where it is mounted from.");
        };
    }

    private SigningKeyBody added(Caller caller) {
        SigningKey key = keys.all().getLast();
        audit.write(new AuditEntry(AuditAction.SIGNING_KEY_CHANGED, caller.accountId(), null, "added " + key.keyId()));
        return SigningKeyBody.of(key, clock.instant());
    }
}
