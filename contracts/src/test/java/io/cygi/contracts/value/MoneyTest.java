package io.cygi.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void addsAndSubtracts() {
        assertThat(Money.krw(3).plus(Money.krw(4))).isEqualTo(Money.krw(7));
        assertThat(Money.krw(3).minus(Money.krw(4))).isEqualTo(Money.krw(-1)).matches(Money::negative);
    }

    @Test
    void roundsAShareDown() {
        assertThat(Money.krw(999).percent(50)).isEqualTo(Money.krw(499));
        assertThat(Money.krw(999).percent(100)).isEqualTo(Money.krw(999));
        assertThat(Money.krw(999).percent(0)).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> Money.krw(1).percent(101)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnOverflow() {
        assertThatThrownBy(() -> Money.krw(Long.MAX_VALUE).plus(Money.krw(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.krw(Long.MIN_VALUE).minus(Money.krw(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.krw(Long.MAX_VALUE).percent(50)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void doesNotMixCurrencies() {
        assertThatThrownBy(() -> Money.krw(1).plus(new Money(1, "USD"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "krw")).isInstanceOf(IllegalArgumentException.class);
    }
}
