package io.cygi.loadtest.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. */
public final class Json {

    /** Mapper for everything that is not done thousands of times a second. */
    public static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** {@return the JSON of a body} */
    public static JsonNode tree(byte[] body) {
        return MAPPER.readTree(body);
    }

    /**
     * {@return the texts of some fields of an object, null for an absent one}. It reads no further than the last of
     * them and builds nothing else.
     */
    public static @Nullable String[] texts(byte[] body, List<String> names) {
        @Nullable String[] found = new String[names.size()];
        int missing = names.size();
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return found;
            }
            for (String name = parser.nextName(); name != null && missing > 0; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                int index = names.indexOf(name);
                if (index >= 0 && token == JsonToken.VALUE_STRING) {
                    found[index] = parser.getString();
                    missing--;
                } else {
                    parser.skipChildren();
                }
            }
        }
        return found;
    }
}
