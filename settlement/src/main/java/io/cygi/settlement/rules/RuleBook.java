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

/** All versions of the rules, and which of them a concert is settled by. */
public final class RuleBook {

    private static final Comparator<Rules> AGE =
            Comparator.comparing(Rules::validFrom).thenComparingInt(Rules::version);

    private final List<Rules> all;
    private final ZoneId zone;

    /** @param all versions, each once @param zone in which days begin */
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
     * {@return the rules for a concert: of those that were valid on the day on which its performance ended the latest,
     * and of those that became valid on one day the highest version; the organizer's own before everybody's}
     *
     * @param organizerId whose concert it is
     * @param endsAt when the performance ends
     * @throws NoRulesException where there are none
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
