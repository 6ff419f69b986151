package io.cygi.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.web.problem.ValidationException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorPageTest {

    @Test
    void endsWithTheLastItem() {
        CursorPage<String> page = CursorPage.of(List.of("a", "b"), 2, List::of);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void continuesAfterItsLastItem() {
        CursorPage<String> page = CursorPage.of(List.of("가", "나🎤", "c"), 2, item -> List.of(item, "7"));

        assertThat(page.items()).containsExactly("가", "나🎤");
        List<String> position = Cursor.decode(Objects.requireNonNull(page.nextCursor()), 2, parts -> parts);
        assertThat(position).containsExactly("나🎤", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAA", "' OR 1=1 --", "<script>", "가나다"})
    void refusesForeignCursors(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, 2, parts -> parts)).isInstanceOf(ValidationException.class);
    }

    @Test
    void refusesACursorWithAnInvalidValue() {
        String cursor = Objects.requireNonNull(
                CursorPage.of(List.of("a", "b"), 1, List::of).nextCursor());

        assertThatThrownBy(() -> Cursor.decode(cursor, 1, parts -> Long.parseLong(parts.getFirst())))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Cursor.decode("a".repeat(5_000), 1, parts -> parts))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void boundsTheLimit() {
        assertThat(CursorPage.limit(null)).isEqualTo(20);
        assertThat(CursorPage.limit(100)).isEqualTo(100);
        assertThatThrownBy(() -> CursorPage.limit(0)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> CursorPage.limit(101)).isInstanceOf(ValidationException.class);
    }
}
