package io.cygi.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"3\"",
                "\"1\", \"3\"",
                "\"3\",\"1\"",
                "W/\"1\" , \"3\"",
                ",, \"3\" ,,",
                "\"a,b\", \"3\"",
                "W/\"3\", \"3\""
            })
    void matchesAStrongTagByBothComparisons(String header) {
        EntityTags tags = EntityTags.parse(header);
        assertThat(tags.matchesStrongly("\"3\"")).isTrue();
        assertThat(tags.matchesWeakly("\"3\"")).isTrue();
        assertThat(tags.matchesWeakly("W/\"3\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"1\", W/\"3\""})
    void comparesAWeakTagWeaklyOnly(String header) {
        EntityTags tags = EntityTags.parse(header);
        assertThat(tags.matchesStrongly("\"3\"")).isFalse();
        assertThat(tags.matchesStrongly("W/\"3\"")).isFalse();
        assertThat(tags.matchesWeakly("\"3\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"33\"", "\"\"", "\"*\"", "\"1,3\"", "\"1\", \"2\"", "W/\"1\""})
    void matchesNoOtherTag(String header) {
        EntityTags tags = EntityTags.parse(header);
        assertThat(tags.matchesStrongly("\"3\"")).isFalse();
        assertThat(tags.matchesWeakly("\"3\"")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "3",
                "\"3",
                "3\"",
                "\"",
                "\"1\" \"3\"",
                "*, \"3\"",
                "\"3\", *",
                "**",
                "w/\"3\"",
                "W/ \"3\"",
                "W/3",
                "W/",
                "\"a b\"",
                "\"a\tb\"",
                "'3'"
            })
    void refusesTextThatIsNoList(String header) {
        assertThatIllegalArgumentException().isThrownBy(() -> EntityTags.parse(header));
        assertThat(EntityTags.notModified(Collections.enumeration(List.of(header)), "\"3\""))
                .isFalse();
    }

    @Test
    void joinsTheLinesOfAHeader() {
        EntityTags tags = EntityTags.parse(Collections.enumeration(List.of("\"1\"", "W/\"2\", \"3\"")))
                .orElseThrow();
        assertThat(tags.tags()).extracting(EntityTags.Tag::toString).containsExactly("\"1\"", "W/\"2\"", "\"3\"");
        assertThat(EntityTags.parse(Collections.emptyEnumeration())).isEmpty();
    }
}
