package io.cygi.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedEncodingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "*",
                "*;q=0.5",
                "deflate, *;q=0.001",
                "gzip;q=1.000",
                "gzip ; q=0.2",
                "identity;q=0, gzip;q=0.1",
                "identity;q=0.5, gzip;q=0.5",
                "*;q=0, gzip"
            })
    void compressesIfGzipIsAccepted(String header) {
        assertThat(AcceptedEncodings.gzip(lines(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "deflate, br",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "identity, gzip;q=0.9",
                "gzip;q=2",
                "gzip;q=high",
                "gzip;level=1",
                "notgzip"
            })
    void doesNotCompressIfGzipIsNotAcceptedOrNotPreferred(String header) {
        assertThat(AcceptedEncodings.gzip(lines(header))).isFalse();
    }

    @Test
    void joinsSeveralHeadersAndAcceptsNothingWithoutOne() {
        assertThat(AcceptedEncodings.gzip(Collections.enumeration(List.of("br", "gzip"))))
                .isTrue();
        assertThat(AcceptedEncodings.gzip(Collections.emptyEnumeration())).isFalse();
        assertThat(AcceptedEncodings.gzip(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | br gzip",
                "br;q=0.5, gzip;q=0.9 | gzip br",
                "br;q=0, gzip | gzip",
                "br;q=0, * | gzip",
                "* | br gzip",
                "gzip;q=0, br;q=0.001 | br",
                "identity;q=0.5, br;q=0.4, gzip;q=0.6 | gzip",
                "gzip, br;q=none | ",
                "deflate | ",
                "'' | "
            })
    void ordersTheOfferedEncodingsByPreference(String header, @Nullable String codings) {
        assertThat(String.join(" ", AcceptedEncodings.preferred(lines(header), "br", "gzip")))
                .isEqualTo(codings == null ? "" : codings);
    }

    private static Enumeration<String> lines(String header) {
        return Collections.enumeration(List.of(header));
    }
}
