package io.cygi.settlement.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReadingProgressTest {

    /** A reading from before the component got its name is resumed. */
    @ParameterizedTest
    @ValueSource(strings = {"calculation", "fold"})
    void isReadUnderEachFormerNameOfItsCalculation(String name) {
        JsonMapper json = JsonMapper.builder().build();
        ReadingProgress progress = ReadingProgress.beginning("concert");
        String stored = json.writeValueAsString(progress).replace("\"calculation\":", "\"" + name + "\":");
        assertThat(json.readValue(stored, ReadingProgress.class)).isEqualTo(progress);
    }
}
