package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of versions of the rules, which chooses the version for a concert. */
public final class RuleBook {

    private static final Comparator<Rules> AGE =
            Comparator.comparing(Rules::validFrom).thenComparingInt(Rules::version);

    private final List<Rules> all;
    private final ZoneId zone;

    /** Creates a rule book. @param all the versions, each once @param zone time zone in which days begin */
    public RuleBook(Collection<Rules> all, ZoneId zone) {
        this.all = List.copyOf(all);
        this.zone = zone;
        Set<Integer> versions = new HashSet<>();
        for (Rules rules : this.all) {
            if (!versions.add(rules.version())) {
                throw new IllegalArgumentException("there are two rules with the version " + rules.version());
            }
        }
    }

    /**
     * {@return the rules for a concert that are valid on the day on which its performance ends. The organizer's own
     * rules precede those for all; among several the one with the latest first day is chosen, and among those the
     * highest version}
     *
     * @param organizerId the concert's organizer
     * @param endsAt end of the performance
     * @throws NoRulesException if no rules are valid
     */
    public Rules at(AccountId organizerId, Instant endsAt) {
        LocalDate day = LocalDate.ofInstant(endsAt, zone);
        return latest(organizerId, day)
                .or(() -> latest(null, day))
                .orElseThrow(() -> new NoRulesException(organizerId, day));
    }

    private Optional<Rules> latest(@Nullable AccountId organizerId, LocalDate day) {
        return all.stream()
                .filter(rules ->
                        organizerId == null ? rules.organizerId() == null : organizerId.equals(rules.organizerId()))
                .filter(rules -> !rules.validFrom().isAfter(day))
                .max(AGE);
    }
}
