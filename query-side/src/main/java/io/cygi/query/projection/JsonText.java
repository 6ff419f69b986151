package io.cygi.query.projection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds an immutable value and its JSON text. Each is made from the other when it is first needed, because rows are
 * written and listed more often than the value changes or is read.
 *
 * @param <T> the type of the value
 */
public final class JsonText<T> {

    private final JsonCodec<T> codec;
    private volatile @Nullable T value;
    private volatile @Nullable String text;

    private JsonText(JsonCodec<T> codec, @Nullable T value, @Nullable String text) {
        this.codec = codec;
        this.value = value;
        this.text = text;
    }

    static <T> JsonText<T> ofValue(T value, JsonCodec<T> codec) {
        return new JsonText<>(codec, Objects.requireNonNull(value), null);
    }

    static <T> JsonText<T> ofText(String text, JsonCodec<T> codec) {
        return new JsonText<>(codec, null, text);
    }

    /** {@return the value} */
    public T value() {
        T known = value;
        if (known == null) {
            known = codec.read(Objects.requireNonNull(text));
            value = known;
        }
        return known;
    }

    /** {@return the value as JSON} */
    public String text() {
        String known = text;
        if (known == null) {
            known = codec.write(Objects.requireNonNull(value));
            text = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonText<?> that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
