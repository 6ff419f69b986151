package io.cygi.gateway.authorization.key;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.authorization.grant.Grants;
import io.cygi.gateway.token.TokenHash;
import io.cygi.web.caller.Caller;
import io.cygi.web.page.CursorPage;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Creates, lists and deletes the API keys of an organizer. A creation takes no idempotency key, because the secret
 * would have to be stored for a second answer. A caller who has lost the answer deletes the key and creates another.
 */
@RestController
@RequestMapping("/api/v1/organizer/api-keys")
final class ApiKeyController {

    private static final int SECRET_BYTES = 32;

    private final StringKeyGenerator secrets =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), SECRET_BYTES);
    private final ApiKeys keys;
    private final Grants grants;
    private final ObjectProvider<Accounts> accounts;
    private final AuditLog audit;
    private final Clock clock;

    ApiKeyController(ApiKeys keys, Grants grants, ObjectProvider<Accounts> accounts, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.grants = grants;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<NewApiKeyBody> create(@Valid @RequestBody ApiKeyRequest request, Caller caller) {
        String secret = secrets.generateKey();
        ApiKey key = new ApiKey(
                UUID.randomUUID().toString(),
                caller.accountId(),
                request.name(),
                request.knownScopes(),
                TokenHash.of(secret),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
        keys.insert(key, () -> requireUsable(caller.accountId()));
        audit.write(new AuditEntry(
                AuditAction.API_KEY_CREATED,
                caller.accountId(),
                null,
                key.keyId() + " " + String.join(" ", key.scopes())));
        NewApiKeyBody body =
                new NewApiKeyBody(key.keyId(), secret, key.name(), List.copyOf(key.scopes()), key.createdAt());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    /**
     * Checks that the account may still be used. It may have been locked or erased since its token was checked. An
     * account without a row belongs to a test tool and is accepted.
     */
    private void requireUsable(AccountId accountId) {
        accounts.getObject()
                .hold(accountId)
                .filter(account -> account.status() != Account.Status.ACTIVE)
                .ifPresent(locked -> {
                    throw new RefusedException(ProblemCode.FORBIDDEN, "The account is locked or erased.");
                });
    }

    /** Lists the keys of the caller. They always fit on one page. */
    @GetMapping
    CursorPage<ApiKeyBody> list(Caller caller) {
        return new CursorPage<>(
                keys.of(caller.accountId()).stream().map(ApiKeyBody::of).toList(), null);
    }

    @DeleteMapping("/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String keyId, Caller caller) {
        if (!keys.delete(caller.accountId(), keyId, () -> grants.revokeOfClient(keyId))) {
            throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such API key.");
        }
        audit.write(new AuditEntry(AuditAction.API_KEY_REVOKED, caller.accountId(), null, keyId));
    }
}
