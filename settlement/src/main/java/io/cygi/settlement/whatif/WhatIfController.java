package io.cygi.settlement.whatif;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.settlement.DayBounds;
import io.cygi.settlement.find.EndedConcert;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.Totals;
import io.cygi.settlement.whatif.WhatIfCalculator.Compared;
import io.cygi.web.problem.ValidationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Computes for admins the totals of past concerts by other rules. */
@RestController
class WhatIfController {

    /** Number of questions that are answered at the same time. To read a concert costs as much as to settle it. */
    private static final int AT_ONCE = 1;

    private final WhatIfCalculator whatIf;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    WhatIfController(WhatIfCalculator whatIf) {
        this.whatIf = whatIf;
    }

    /**
     * A what-if question.
     *
     * @param from the first day on which concerts ended
     * @param to the last day on which concerts ended
     * @param organizerId the organizer of the concerts; all organizers if left out
     * @param terms the other rates
     */
    record Question(
            @NotNull @Nullable LocalDate from,
            @NotNull @Nullable LocalDate to,
            @Nullable String organizerId,
            @NotNull @Valid @Nullable TermsBody terms) {}

    /**
     * The answer to a what-if question. Nothing of it is stored.
     *
     * @param concerts the difference of each concert
     * @param organizers the difference of each organizer in each currency
     */
    record Answer(List<ConcertDifference> concerts, List<OrganizerDifference> organizers) {}

    /**
     * The difference of one concert.
     *
     * @param concertId the concert
     * @param organizerId the concert's organizer
     * @param title the concert's title
     * @param rulesVersion the version of the rules that it is settled by
     * @param unfinished number of its reservations that have not ended and are left out of both totals
     * @param actual the totals by those rules
     * @param whatIf the totals by the other rates
     * @param difference amount that the organizer would get more, negative if it would be less
     */
    record ConcertDifference(
            ConcertId concertId,
            AccountId organizerId,
            String title,
            int rulesVersion,
            long unfinished,
            Totals actual,
            Totals whatIf,
            Money difference) {}

    /**
     * The difference of one organizer in one currency.
     *
     * @param organizerId the organizer
     * @param concerts number of concerts
     * @param actual their totals by the rules that they are settled by
     * @param whatIf their totals by the other rates
     * @param difference amount that the organizer would get more, negative if it would be less
     */
    record OrganizerDifference(AccountId organizerId, int concerts, Totals actual, Totals whatIf, Money difference) {}

    @PostMapping("/api/v1/admin/settlements/what-if")
    Answer ask(@Valid @RequestBody Question question) {
        LocalDate from = Objects.requireNonNull(DayBounds.within("from", question.from));
        LocalDate to = Objects.requireNonNull(DayBounds.within("to", question.to));
        if (to.isBefore(from)) {
            throw new ValidationException("to", "must not be before from");
        }
        Rules other = Objects.requireNonNull(question.terms).imagined();
        List<EndedConcert> ended = whatIf.ended(from, to, RuleController.organizer(question.organizerId));
        if (ended.size() > WhatIfCalculator.CONCERTS_MAX) {
            throw new ValidationException(
                    "to",
                    "the period has more than " + WhatIfCalculator.CONCERTS_MAX + " concerts; ask for a shorter one");
        }
        if (!turns.tryAcquire()) {
            throw new RefusedException(
                    ProblemCode.INVALID_STATE, "Another such question is being answered; ask again in a moment.");
        }
        try {
            return answer(ended.stream()
                    .map(concert -> whatIf.compare(concert, other))
                    .toList());
        } finally {
            turns.release();
        }
    }

    private static Answer answer(List<Compared> compared) {
        Map<String, OrganizerDifference> organizers = new TreeMap<>();
        List<ConcertDifference> concerts = new ArrayList<>();
        for (Compared one : compared) {
            concerts.add(new ConcertDifference(
                    one.concertId(),
                    one.organizerId(),
                    one.title(),
                    one.rulesVersion(),
                    one.unfinished(),
                    one.actual(),
                    one.whatIf(),
                    one.whatIf().net().minus(one.actual().net())));
            organizers.merge(
                    one.organizerId() + " " + one.actual().net().currency(),
                    difference(one.organizerId(), 1, one.actual(), one.whatIf()),
                    (sum, more) -> difference(
                            sum.organizerId,
                            sum.concerts + more.concerts,
                            sum.actual.plus(more.actual),
                            sum.whatIf.plus(more.whatIf)));
        }
        return new Answer(concerts, List.copyOf(organizers.values()));
    }

    private static OrganizerDifference difference(AccountId organizer, int concerts, Totals actual, Totals other) {
        return new OrganizerDifference(
                organizer, concerts, actual, other, other.net().minus(actual.net()));
    }
}
