package io.cygi.settlement.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cygi.contracts.value.Money;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({
        "UP, 7, 8",
        "CEILING, 7, 8",
        "DOWN, 6, 7",
        "FLOOR, 6, 7",
        "HALF_UP, 7, 8",
        "HALF_DOWN, 6, 7",
        "HALF_EVEN, 6, 8"
    })
    void roundsAHalfByItsMode(RoundingMode rounding, long ofSixAndAHalf, long ofSevenAndAHalf) {
        Rate half = new Rate(5_000, 0, rounding);

        assertThat(half.of(Money.krw(13))).isEqualTo(Money.krw(ofSixAndAHalf));
        assertThat(half.of(Money.krw(15))).isEqualTo(Money.krw(ofSevenAndAHalf));
    }

    @Test
    void takesTheMinimumButNoMoreThanTheAmount() {
        Rate rate = new Rate(500, 1_000, RoundingMode.HALF_UP);

        assertThat(rate.of(Money.krw(100_000))).isEqualTo(Money.krw(5_000));
        assertThat(rate.of(Money.krw(15_000))).isEqualTo(Money.krw(1_000));
        assertThat(rate.of(Money.krw(700))).isEqualTo(Money.krw(700));
        assertThat(rate.of(Money.krw(0))).isEqualTo(Money.krw(0));
    }

    @Test
    void isExactForTheLargestAmount() {
        assertThat(new Rate(9_999, 0, RoundingMode.DOWN).of(Money.krw(Long.MAX_VALUE)))
                .isEqualTo(Money.krw(9_222_449_699_651_090_329L));
        assertThat(Rate.ALL.of(Money.krw(Long.MAX_VALUE))).isEqualTo(Money.krw(Long.MAX_VALUE));
    }

    @Test
    void refusesAnInvalidRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(-1, 0, RoundingMode.UP));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(10_001, 0, RoundingMode.UP));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, -1, RoundingMode.UP));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, 0, RoundingMode.UNNECESSARY));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.ALL.of(Money.krw(-1)));
    }

    @Test
    void deductsNoMoreThanTheAmountAndTheTaxOfTheFeeOnly() {
        Rate tax = new Rate(1_000, 0, RoundingMode.DOWN);

        assertThat(Deduction.on(Money.krw(110_000), Rate.ALL, tax))
                .isEqualTo(new Deduction(Money.krw(100_000), Money.krw(10_000)));
        assertThat(Deduction.on(
                        Money.krw(2), new Rate(5_000, 0, RoundingMode.DOWN), new Rate(1_000, 0, RoundingMode.UP)))
                .as("fee and tax are all that there is")
                .isEqualTo(new Deduction(Money.krw(1), Money.krw(1)));
        assertThat(Deduction.on(Money.krw(1), Rate.ALL, tax)).isEqualTo(new Deduction(Money.krw(1), Money.krw(0)));
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Money amount = Money.krw(random.nextLong(1_000_000));
            Rate fee = new Rate(random.nextInt(10_001), random.nextLong(5_000), RoundingMode.HALF_UP);
            Deduction charge = Deduction.on(amount, fee, tax);
            assertThat(charge.fee().negative() || charge.tax().negative()).isFalse();
            assertThat(charge.fee().plus(charge.tax())).isLessThanOrEqualTo(amount);
            assertThat(charge.tax().amount())
                    .isBetween(charge.fee().amount() / 10, charge.fee().amount() / 10 + 1);
        }
    }
}
