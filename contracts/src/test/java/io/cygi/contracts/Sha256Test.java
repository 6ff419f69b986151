package io.cygi.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {

    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "좌석, 1f892096c0a4cb6ebdc4673ef24bb00817efc78138e8db37922408aa30edfd0d"
    })
    void equalsTheStandardHash(String text, String hex) {
        assertThat(Sha256.hex(text)).isEqualTo(hex);
    }
}
