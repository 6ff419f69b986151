package io.cygi.settlement.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | KRW | 0",
                "999 | KRW | 999",
                "1000 | KRW | 1,000",
                "-1234567 | KRW | -1,234,567",
                "9223372036854775807 | KRW | 9,223,372,036,854,775,807",
                "5 | USD | 0.05",
                "-123456 | USD | -1,234.56",
                "1234 | XXX | 1,234",
                "1234 | ZZZ | 1,234"
            })
    void groupsThousandsAndShowsTheMinorUnit(long amount, String currency, String written) {
        assertThat(AmountFormat.grouped(new Money(amount, currency))).isEqualTo(written);
    }
}
