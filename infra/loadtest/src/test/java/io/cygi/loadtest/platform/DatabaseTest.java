package io.cygi.loadtest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of databases are parsed. */
class DatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://h:1/cygi?user=a&password=b, jdbc:mysql://h:1/new?user=a&password=b",
        "jdbc:mysql://h:1/?user=a,                jdbc:mysql://h:1/new?user=a",
        "jdbc:mysql://h:1?user=a,                 jdbc:mysql://h:1/new?user=a",
        "jdbc:mysql://h:1/cygi,                   jdbc:mysql://h:1/new",
        "jdbc:mysql://h,                          jdbc:mysql://h/new",
    })
    void namesAnotherDatabaseOfTheSameServer(String url, String expected) {
        assertThat(Database.at(url).named("new").url()).isEqualTo(expected);
    }

    @Test
    void hidesThePasswordInItsText() {
        assertThat(Database.at("jdbc:mysql://h:1/cygi?user=a&password=secret"))
                .asString()
                .isEqualTo("jdbc:mysql://h:1/cygi");
    }
}
