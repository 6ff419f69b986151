package io.cygi.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    private enum Payment {
        WALLET
    }

    private record Request(String text, int number, Instant time, Payment payment) {}

    private record Note(String text) {}

    private final JsonMapper json = mapper();

    @Test
    void readsAValidRequest() {
        Request request = json.readValue("""
                {"text":"밤의 노래 🎤","number":3,"time":"2026-03-01T19:00:00+09:00","payment":"WALLET"}""", Request.class);

        assertThat(request)
                .isEqualTo(new Request("밤의 노래 🎤", 3, Instant.parse("2026-03-01T10:00:00Z"), Payment.WALLET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":7}",
                "{\"text\":true}",
                "{\"text\":1.5}",
                "{\"text\":\"\\ud800\"}",
                "{\"text\":\"\\udc00\\ud800\"}",
                "{\"number\":\"3\"}",
                "{\"number\":3.0}",
                "{\"number\":null}",
                "{\"number\":99999999999999999999}",
                "{\"time\":1}",
                "{\"time\":\"1\"}",
                "{\"time\":\"2026-03-01\"}",
                "{\"time\":\"2026-02-30T00:00:00Z\"}",
                "{\"time\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"time\":\"9999-12-31T23:59:59-18:00\"}",
                "{\"time\":\"0000-01-01T00:00:00+18:00\"}",
                "{\"payment\":0}",
                "{\"payment\":\"wallet\"}",
            })
    void refusesAValueOfAnotherTypeAndNamesTheField(String body) {
        assertThatThrownBy(() -> json.readValue(body, Request.class))
                .isInstanceOfSatisfying(JacksonException.class, e -> assertThat(
                                e.getPath().getFirst().getPropertyName())
                        .isIn("text", "number", "time", "payment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"a\",\"text\":\"b\"}", "{\"number\":1,\"number\":1}"})
    void refusesARepeatedField(String body) {
        assertThatThrownBy(() -> json.readValue(body, Request.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"한국 재즈", "Á", "ệ", "plain", ""})
    void normalizesTextsAndTheKeysOfMaps(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        String body = json.writeValueAsString(Map.of(decomposed, decomposed));

        assertThat(json.readValue(body, new TypeReference<Map<String, String>>() {}))
                .isEqualTo(Map.of(text, text));
        assertThat(json.readValue(json.writeValueAsString(List.of(decomposed)), new TypeReference<List<String>>() {}))
                .containsExactly(text);
        assertThat(json.readValue("{\"text\":" + json.writeValueAsString(decomposed) + "}", Note.class).text)
                .isEqualTo(text);
    }

    @Test
    void refusesTextAfterTheEnd() {
        assertThatThrownBy(() -> json.readValue("{} {}", Request.class)).isInstanceOf(JacksonException.class);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        StrictJson.apply(builder);
        return builder.build();
    }
}
