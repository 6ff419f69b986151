package io.cygi.loadtest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Only the fields of the object itself are read, not those of objects in it. */
class JsonTest {

    @Test
    void findsFieldsInAnyOrder() {
        assertThat(texts("{\"b\":\"2\",\"n\":1,\"a\":\"1\"}", "a", "b")).containsExactly("1", "2");
    }

    @Test
    void ignoresNestedFields() {
        assertThat(texts(
                        "{\"seats\":[{\"status\":\"HELD\"}],\"total\":{\"status\":\"x\"},\"status\":\"CONFIRMED\"}",
                        "status"))
                .containsExactly("CONFIRMED");
    }

    @Test
    void ignoresFieldNamesWithinText() {
        assertThat(texts("{\"title\":\"\\\"status\\\":\\\"REJECTED\\\"\",\"status\":\"CONFIRMED\"}", "status"))
                .containsExactly("CONFIRMED");
    }

    @Test
    void findsNothingInOtherDocuments() {
        assertThat(texts("{\"a\":null,\"b\":5}", "a", "b", "c")).containsExactly(null, null, null);
        assertThat(texts("[]", "a")).containsExactly((String) null);
    }

    private static @Nullable String[] texts(String body, String... names) {
        return Json.texts(body.getBytes(StandardCharsets.UTF_8), List.of(names));
    }
}
