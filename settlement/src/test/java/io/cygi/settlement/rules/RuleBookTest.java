package io.cygi.settlement.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cygi.contracts.value.AccountId;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final AccountId ANYBODY = new AccountId("organizer-1");
    private static final AccountId FRIEND = new AccountId("organizer-2");

    private final RuleBook book = new RuleBook(
            List.of(
                    rules(1, null, "2026-01-01"),
                    rules(2, null, "2026-07-01"),
                    rules(3, FRIEND, "2026-03-01"),
                    rules(4, null, "2026-01-01")),
            SEOUL);

    @Test
    void choosesTheRulesThatBecameValidLast() {
        assertThat(book.at(ANYBODY, Instant.parse("2026-08-01T00:00:00Z")).version())
                .isEqualTo(2);
    }

    @Test
    void beginsADayInItsZone() {
        assertThat(book.at(ANYBODY, Instant.parse("2026-06-30T14:59:59Z")).version())
                .isEqualTo(4);
        assertThat(book.at(ANYBODY, Instant.parse("2026-06-30T15:00:00Z")).version())
                .isEqualTo(2);
    }

    @Test
    void prefersTheHigherVersionOfTheSameDay() {
        assertThat(book.at(ANYBODY, Instant.parse("2026-01-01T00:00:00Z")).version())
                .isEqualTo(4);
    }

    @Test
    void prefersAnOrganizersOwnRules() {
        assertThat(book.at(FRIEND, Instant.parse("2026-02-01T00:00:00Z")).version())
                .isEqualTo(4);
        assertThat(book.at(FRIEND, Instant.parse("2026-08-01T00:00:00Z")).version())
                .isEqualTo(3);
    }

    @Test
    void failsWithoutValidRules() {
        assertThatExceptionOfType(NoRulesException.class)
                .isThrownBy(() -> book.at(FRIEND, Instant.parse("2025-12-31T14:59:59Z")))
                .withMessage("no rules are valid for a performance of organizer-2 that ends on 2025-12-31");
    }

    @Test
    void hasEachVersionOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RuleBook(List.of(rules(1, null, "2026-01-01"), rules(1, FRIEND, "2026-01-01")), SEOUL));
    }

    private static Rules rules(int version, @Nullable AccountId organizer, String validFrom) {
        Rate share = new Rate(500, 0, RoundingMode.HALF_UP);
        return new Rules(version, organizer, LocalDate.parse(validFrom), share, share, share);
    }
}
