package io.cygi.web.json;

import io.cygi.contracts.text.UnicodeText;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Makes JSON unambiguous. A number must be a number. A text must be well-formed and is read in Unicode's normalization
 * form C, also as the key of a map. A time must be a timestamp. No value is converted from another type.
 */
public final class StrictJson {

    private StrictJson() {}

    public static void apply(JsonMapper.Builder json) {
        json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new WellFormedText())
                        .addKeyDeserializer(String.class, new WellFormedKey())
                        .addDeserializer(Instant.class, new Timestamp()));
    }

    /** Refuses text with half of a surrogate pair, which cannot be stored. */
    private static final class WellFormedText extends StdScalarDeserializer<String> {

        WellFormedText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return wellFormed(StringDeserializer.instance.deserialize(parser, context), context);
        }

        static String wellFormed(String text, DeserializationContext context) {
            if (text.codePoints()
                    .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                throw context.weirdStringException("", String.class, "has half of a character");
            }
            return UnicodeText.normalized(text);
        }
    }

    /** Reads keys of maps in normalization form C, so that two keys that look the same are one. */
    private static final class WellFormedKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return WellFormedText.wellFormed(key, context);
        }
    }

    private static final class Timestamp extends StdScalarDeserializer<Instant> {

        Timestamp() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), parser);
            }
            try {
                return Timestamps.parse(parser.getString());
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(parser.getString(), Instant.class, "is not an RFC 3339 timestamp");
            }
        }
    }
}
