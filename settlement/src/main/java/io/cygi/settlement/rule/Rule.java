package io.cygi.settlement.rule;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules.
 *
 * @param version from 1; versions are added and never changed
 * @param organizerId for whose concerts, null for everybody who has no rules of their own
 * @param validFrom for concerts that ended on this day or later, until a later version of the same organizer's takes over
 * @param terms what is taken
 * @param createdBy which account added it
 * @param createdAt when
 */
public record Rule(
        int version,
        @Nullable AccountId organizerId,
        LocalDate validFrom,
        Terms terms,
        AccountId createdBy,
        Instant createdAt) {}
