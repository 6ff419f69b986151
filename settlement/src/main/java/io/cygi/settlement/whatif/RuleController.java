package io.cygi.settlement.whatif;

import io.cygi.contracts.value.AccountId;
import io.cygi.settlement.DayBounds;
import io.cygi.settlement.rules.NewRules;
import io.cygi.settlement.rules.RuleRepository;
import io.cygi.settlement.rules.Rules;
import io.cygi.web.caller.Caller;
import io.cygi.web.idempotency.IdempotentRequests;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import io.cygi.web.request.IdempotencyKey;
import io.cygi.web.request.OptionalParameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the rules to admins. Versions are added and never changed. */
@RestController
@RequestMapping("/api/v1/admin/settlements/rules")
class RuleController {

    private final RuleRepository versions;
    private final IdempotentRequests idempotency;
    private final Clock clock;

    RuleController(RuleRepository versions, IdempotentRequests idempotency, Clock clock) {
        this.versions = versions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * A request to add rules.
     *
     * @param organizerId the organizer whose concerts the rules are for; all organizers without own rules if left out
     * @param validFrom the first day of validity; the day on which a performance ends decides
     * @param terms the rates
     */
    record RuleRequest(
            @Nullable String organizerId,
            @NotNull @Nullable LocalDate validFrom,
            @NotNull @Valid @Nullable TermsBody terms) {}

    /**
     * A version of the rules as admins see it.
     *
     * @param version the version's number, from 1
     * @param organizerId the organizer whose concerts the rules are for, null for all without own rules
     * @param validFrom the first day of validity
     * @param terms the rates
     */
    record RuleBody(int version, @Nullable AccountId organizerId, LocalDate validFrom, TermsBody terms) {

        static RuleBody of(Rules rules) {
            return new RuleBody(rules.version(), rules.organizerId(), rules.validFrom(), TermsBody.of(rules));
        }
    }

    @GetMapping
    CursorPage<RuleBody> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        int before =
                cursor == null ? Integer.MAX_VALUE : Cursor.decode(cursor, 1, parts -> Integer.valueOf(parts.get(0)));
        return CursorPage.of(versions.before(before, size + 1), size, last -> List.of(Integer.toString(last.version())))
                .map(RuleBody::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RuleBody add(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody RuleRequest request,
            Caller caller) {
        IdempotencyKey key = idempotency.key(caller.accountId(), idempotencyKey, "POST rules", request);
        TermsBody terms = Objects.requireNonNull(request.terms);
        terms.requireNoMinimum();
        LocalDate validFrom = Objects.requireNonNull(DayBounds.within("validFrom", request.validFrom));
        NewRules rules = new NewRules(
                organizer(request.organizerId),
                validFrom,
                TermsBody.required(terms.fee()).rate(),
                TermsBody.required(terms.tax()).rate(),
                TermsBody.required(terms.lateRefund()).rate());
        return idempotency.answer(
                key, RuleBody.class, () -> RuleBody.of(versions.add(rules, caller.accountId(), clock.instant())));
    }

    static @Nullable AccountId organizer(@Nullable String id) {
        return OptionalParameter.parse("organizerId", id, AccountId::new);
    }
}
